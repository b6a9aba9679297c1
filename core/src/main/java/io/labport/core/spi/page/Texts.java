package io.labport.core.spi.page;

import java.util.MissingResourceException;

/** The texts of a bundle in one language. Immutable. */
public interface Texts {

  /** For the {@code lang} attribute, for example {@code zh-Hant}. */
  String language();

  /** For the {@code dir} attribute: {@code ltr} or {@code rtl}. */
  String direction();

  boolean has(String key);

  /**
   * The text, with the values in the places <code>{0}</code>, <code>{1}</code> and so on. Nothing
   * else in a text has a meaning: an apostrophe is an apostrophe.
   *
   * @throws MissingResourceException when there is no such text in any language
   */
  String of(String key, Object... values);
}
