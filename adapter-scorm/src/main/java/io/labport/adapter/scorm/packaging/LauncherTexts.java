package io.labport.adapter.scorm.packaging;

import io.labport.core.domain.Language;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the SCO says, in the wording of the embedder. */
final class LauncherTexts {
  private static final String BASE = "io.labport.adapter.scorm.packaging.sco-texts";

  private final TextBundle bundle;
  private final SortedSet<String> keys;

  LauncherTexts(PageTexts texts) {
    this.bundle = texts.bundle(BASE, LauncherTexts.class.getClassLoader());
    this.keys = keys();
  }

  /**
   * The dispatch's language alone when it has one, since the page is in no other then; else all,
   * and the browser decides. Which languages an embedder's wording adds cannot be asked; a dispatch
   * in such a language has it.
   *
   * @return by language and key, both sorted
   */
  Map<String, Map<String, String>> of(Optional<String> language) {
    Stream<String> wanted =
        language.isPresent() ? language.stream() : Stream.of(Language.values()).map(Language::code);
    Map<String, Map<String, String>> texts = new TreeMap<>();
    wanted
        .map(tag -> bundle.in(List.of(Locale.forLanguageTag(tag))))
        .forEach(found -> texts.put(found.language(), all(found)));
    return texts;
  }

  /** For the page's {@code lang} attribute until its script has chosen. */
  String language(Optional<String> language) {
    return bundle.in(language.stream().map(Locale::forLanguageTag).toList()).language();
  }

  private Map<String, String> all(Texts found) {
    Map<String, String> texts = new TreeMap<>();
    keys.forEach(key -> texts.put(key, found.of(key)));
    return texts;
  }

  private static SortedSet<String> keys() {
    Properties english = new Properties();
    try {
      english.load(
          new StringReader(
              new String(BundledFiles.read("sco-texts.properties"), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TreeSet<>(english.stringPropertyNames());
  }
}
