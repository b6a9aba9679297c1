package io.labport.core.internal.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which of the languages that there are a reader gets. */
final class LanguageChoice {
  private static final Locale TRADITIONAL = Locale.forLanguageTag("zh-Hant");
  private static final Locale SIMPLIFIED = Locale.forLanguageTag("zh-Hans");
  private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

  private LanguageChoice() {}

  static Locale among(Set<Locale> available, List<Locale> wanted) {
    return wanted.stream()
        .flatMap(wish -> nearest(available, wish).stream())
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static Optional<Locale> nearest(Set<Locale> available, Locale wish) {
    return candidates(wish).filter(available::contains).findFirst();
  }

  /** The wish, then wider ones: with region and script, with the script alone, the language. */
  private static Stream<Locale> candidates(Locale wish) {
    String language = wish.getLanguage();
    Locale whole = locale(language, wish.getScript(), wish.getCountry());
    if (language.equals("zh")) {
      return Stream.of(whole, inItsScript(wish));
    }
    return Stream.of(whole, locale(language, wish.getScript(), ""), locale(language, "", ""));
  }

  /** Chinese without a script is no language one could read from: the region tells the script. */
  private static Locale inItsScript(Locale chinese) {
    if (chinese.getScript().isEmpty()) {
      return TRADITIONAL_REGIONS.contains(chinese.getCountry()) ? TRADITIONAL : SIMPLIFIED;
    }
    return locale("zh", chinese.getScript(), "");
  }

  private static Locale locale(String language, String script, String region) {
    return new Locale.Builder().setLanguage(language).setScript(script).setRegion(region).build();
  }
}
