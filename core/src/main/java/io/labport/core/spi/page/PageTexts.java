package io.labport.core.spi.page;

import java.util.List;
import java.util.Locale;

/**
 * Loads the texts of an adapter's pages, under the wording of the embedder ({@link TextOverrides}).
 * Each adapter has one of its own, which knows the adapter's id.
 */
@FunctionalInterface
public interface PageTexts {

  /**
   * Properties files in UTF-8: English in {@code <base>.properties}, which must be there and has
   * every key; other languages in files named as {@code ResourceBundle} names them, for example
   * {@code <base>_de.properties} and {@code <base>_zh_Hant.properties}. Looked for are the nine
   * languages of {@link io.labport.core.domain.Language}, and those named.
   *
   * @param base with dots or slashes, for example {@code com.acme.labs.texts}
   * @param loader where the files are
   * @throws java.util.MissingResourceException when there is no English
   */
  TextBundle bundle(String base, ClassLoader loader, List<Locale> moreLanguages);

  /** As the other, in the nine languages. */
  default TextBundle bundle(String base, ClassLoader loader) {
    return bundle(base, loader, List.of());
  }
}
