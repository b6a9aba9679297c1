package io.labport.adapter.lti.page;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The two pages of Dynamic Registration that are more than a message. */
public final class RegistrationPages {
  private final Pages pages;
  private final Unguessable unguessable;

  @Inject
  public RegistrationPages(Pages pages, Unguessable unguessable) {
    this.pages = pages;
    this.unguessable = unguessable;
  }

  /**
   * Asks for confirmation.
   *
   * @param values by the key of their label, in order; those without a value are left out
   * @param warnings keys of texts
   */
  public WebResponse confirm(
      List<Locale> locales,
      Map<String, String> values,
      List<String> warnings,
      URI action,
      String ticket) {
    ResourceBundle texts = Pages.texts(locales);
    RegisterPage page =
        new RegisterPage(
            Pages.language(texts),
            unguessable.value(),
            texts.getString("lti.register.confirm.title"),
            texts.getString("lti.register.confirm.sentence"),
            rows(texts, values),
            warnings.stream().map(texts::getString).toList(),
            action.toString(),
            ticket,
            texts.getString("lti.register.confirm.button"));
    return Pages.withPolicy(
        WebResponse.html(200, pages.rendered("register.jte", page)),
        page.nonce(),
        "; form-action 'self'");
  }

  /**
   * Tells that it is done.
   *
   * @param next the key of the text that says what to do in the LMS; the most specific is used
   */
  public WebResponse done(
      List<Locale> locales, String next, Map<String, String> values, List<String> warnings) {
    ResourceBundle texts = Pages.texts(locales);
    String key = Pages.nearest(texts, next);
    RegisteredPage page =
        new RegisteredPage(
            Pages.language(texts),
            unguessable.value(),
            texts.getString(key + ".title"),
            texts.getString(key + ".sentence"),
            Pages.optional(texts, key + ".advice"),
            rows(texts, values),
            warnings.stream().map(texts::getString).toList(),
            texts.getString("lti.registered.close"),
            texts.getString("lti.registered.close-by-hand"));
    return Pages.withPolicy(
        WebResponse.html(200, pages.rendered("registered.jte", page)),
        page.nonce(),
        "; form-action 'none'");
  }

  private static List<Row> rows(ResourceBundle texts, Map<String, String> values) {
    return values.entrySet().stream()
        .filter(value -> !value.getValue().isBlank())
        .map(value -> new Row(texts.getString(value.getKey()), value.getValue()))
        .toList();
  }
}
