package io.labport.core.inbound.entrance;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the pages in one language. */
public final class Texts {
  private static final String BUNDLE = "io.labport.core.inbound.entrance.texts";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The first of the languages that we speak, else English. */
  static Texts in(List<Locale> wanted) {
    ResourceBundle.Control control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    for (Locale locale : wanted) {
      ResourceBundle found =
          ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), control);
      if (!found.getLocale().equals(Locale.ROOT)) {
        return new Texts(found, found.getLocale());
      }
      if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
        break;
      }
    }
    return new Texts(
        ResourceBundle.getBundle(BUNDLE, Locale.ROOT, Texts.class.getClassLoader(), control),
        Locale.ENGLISH);
  }

  /** For the {@code lang} attribute. */
  public String language() {
    return locale.toLanguageTag();
  }

  /**
   * @throws MissingResourceException when there is no such text, which is a fault of ours that a
   *     test finds
   */
  public String of(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }
}
