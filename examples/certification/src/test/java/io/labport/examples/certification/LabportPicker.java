package io.labport.examples.certification;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A teacher at Labport's picker: ticks labs and presses buttons, without JavaScript. */
final class LabportPicker implements PickerDriver {

  @Override
  public Answer pick(Browser browser, Answer picker, int items) throws IOException {
    if (items == 0) {
      return press(browser, picker, parsed(picker), "cancel");
    }
    Document list = parsed(picker);
    list.select("input[name=lab]").stream()
        .limit(items)
        .forEach((Element box) -> box.attr("checked", true));
    Answer details = press(browser, picker, list, "continue");
    Document page = parsed(details);
    // What was answered before is answered again, or refused, at the first button.
    return page.select("button[name=do][value=add]").isEmpty()
        ? details
        : press(browser, details, page, "add");
  }

  private static Document parsed(Answer answer) {
    return Jsoup.parse(answer.body(), answer.from().toString());
  }

  private static Answer press(Browser browser, Answer shown, Document page, String button)
      throws IOException {
    if (page.select("button[name=do][value=" + button + "]").isEmpty()) {
      throw new IllegalStateException("the page has no button " + button + ": " + shown);
    }
    FormElement form = page.expectForm("form:has(input[name=token])");
    StringJoiner body = new StringJoiner("&");
    for (Connection.KeyVal field : form.formData()) {
      body.add(encoded(field.key()) + "=" + encoded(field.value()));
    }
    body.add("do=" + button);
    return browser.post(
        URI.create(form.absUrl("action")), "application/x-www-form-urlencoded", body.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
