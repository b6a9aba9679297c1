package io.labport.core.spi.page;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An embedder's own wording for the pages of core and of the adapters; asked before their own
 * texts. Given to {@code Labport.Builder.texts}. Must be thread-safe; asked for every text of every
 * page, so it answers from memory.
 */
@FunctionalInterface
public interface TextOverrides {

  /**
   * The wording for one text; empty for the text as it is.
   *
   * @param area {@code entrance} and {@code errors} for core's own pages, else the adapter's id
   * @param key as in the properties files of the area, for example {@code back}
   * @param language the language of the page, for example {@code de} or {@code zh-Hant}
   */
  Optional<String> text(String area, String key, Locale language);

  /**
   * Languages besides those that a bundle has, in which pages are shown from now on; what {@link
   * #text} leaves out of them comes in English.
   */
  default Set<Locale> languages() {
    return Set.of();
  }

  /** Leaves every text as it is. */
  static TextOverrides none() {
    return (area, key, language) -> Optional.empty();
  }
}
