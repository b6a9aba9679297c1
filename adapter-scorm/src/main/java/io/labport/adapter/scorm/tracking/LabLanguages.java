package io.labport.adapter.scorm.tracking;

import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The language that a lab is asked for in. */
final class LabLanguages {
  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

  private LabLanguages() {}

  /** With the first language that the labs may have; without one when there is none. */
  static LaunchSettings settings(List<Locale> locales) {
    return locales.stream()
        .flatMap(locale -> language(locale).stream())
        .findFirst()
        .map(language -> LaunchSettings.builder().language(language).build())
        .orElse(LaunchSettings.NONE);
  }

  private static Optional<Language> language(Locale locale) {
    if (!locale.getLanguage().equals("zh")) {
      return Language.ofCode(locale.getLanguage());
    }
    boolean traditional =
        locale.getScript().equals("Hant")
            || (locale.getScript().isEmpty() && TRADITIONAL.contains(locale.getCountry()));
    return Stream.of(Language.TRADITIONAL_CHINESE, Language.SIMPLIFIED_CHINESE)
        .filter(each -> (each == Language.TRADITIONAL_CHINESE) == traditional)
        .findFirst();
  }
}
