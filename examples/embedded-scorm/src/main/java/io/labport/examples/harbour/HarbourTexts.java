package io.labport.examples.harbour;

import io.labport.core.spi.page.TextOverrides;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Harbour calls a lab a workshop; whatever is not here keeps Labport's wording. */
final class HarbourTexts implements TextOverrides {
  /** As the properties files of the SCO's texts name them. */
  static final Map<String, String> ENGLISH =
      Map.of(
          "button.start", "Enter the workshop",
          "button.start-new", "Enter a new workshop");

  static final Map<String, String> GERMAN =
      Map.of(
          "button.start", "Werkstatt betreten",
          "button.start-new", "Eine neue Werkstatt betreten");

  @Override
  public Optional<String> text(String area, String key, Locale language) {
    if (!area.equals("scorm")) {
      return Optional.empty();
    }
    return switch (language.getLanguage()) {
      case "en" -> Optional.ofNullable(ENGLISH.get(key));
      case "de" -> Optional.ofNullable(GERMAN.get(key));
      default -> Optional.empty();
    };
  }
}
