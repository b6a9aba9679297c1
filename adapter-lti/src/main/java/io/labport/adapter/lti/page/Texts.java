package io.labport.adapter.lti.page;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a page in one language. */
public final class Texts {
  private final ResourceBundle bundle;
  private final String language;

  Texts(ResourceBundle bundle, String language) {
    this.bundle = bundle;
    this.language = language;
  }

  /** As in the attribute {@code lang}. */
  public String language() {
    return language;
  }

  public Locale locale() {
    return Locale.forLanguageTag(language);
  }

  public String of(String key) {
    return bundle.getString(key);
  }

  /** With the values in the places {@code {0}}, {@code {1}} and so on. */
  public String of(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
