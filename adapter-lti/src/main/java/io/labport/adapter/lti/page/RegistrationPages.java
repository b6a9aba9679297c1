package io.labport.adapter.lti.page;

import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two pages of Dynamic Registration that are more than a message. */
public final class RegistrationPages {
  private final Pages pages;

  @Inject
  public RegistrationPages(Pages pages) {
    this.pages = pages;
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
    return pages.page(
        locales,
        "register.jte",
        "lti.register.confirm.title",
        "'self'",
        frame ->
            new RegisterPage(
                frame, rows(frame.texts(), values), warnings, action.toString(), ticket));
  }

  /**
   * Tells that it is done.
   *
   * @param next the key of the text that says what to do in the LMS; the most specific is used
   */
  public WebResponse done(
      List<Locale> locales, String next, Map<String, String> values, List<String> warnings) {
    String key = pages.nearest(locales, next);
    return pages.page(
        locales,
        "registered.jte",
        key + ".title",
        "'none'",
        frame -> new RegisteredPage(frame, key, rows(frame.texts(), values), warnings));
  }

  private static List<Row> rows(Texts texts, Map<String, String> values) {
    return values.entrySet().stream()
        .filter(value -> !value.getValue().isBlank())
        .map(value -> new Row(texts.of(value.getKey()), value.getValue()))
        .toList();
  }
}
