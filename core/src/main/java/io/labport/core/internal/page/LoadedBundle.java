package io.labport.core.internal.page;

import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.TextOverrides;
import io.labport.core.spi.page.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All languages of one area, with the embedder's wording in front. */
final class LoadedBundle implements TextBundle {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /** Languages and scripts that are written from right to left (ISO 639, ISO 15924). */
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", "Arab", "Hebr", "Thaa");

  private final String area;
  private final Map<Locale, Map<String, String>> texts;
  private final TextOverrides overrides;
  private final Set<Locale> languages;

  LoadedBundle(String area, Map<Locale, Map<String, String>> texts, TextOverrides overrides) {
    this.area = area;
    this.texts = Map.copyOf(texts);
    this.overrides = overrides;
    this.languages = new HashSet<>(texts.keySet());
    languages.addAll(overrides.languages());
  }

  @Override
  public Texts in(List<Locale> wanted) {
    return new InOneLanguage(LanguageChoice.among(languages, wanted));
  }

  private final class InOneLanguage implements Texts {
    private final Locale language;

    InOneLanguage(Locale language) {
      this.language = language;
    }

    @Override
    public String language() {
      return language.toLanguageTag();
    }

    @Override
    public String direction() {
      String writing =
          language.getScript().isEmpty() ? language.getLanguage() : language.getScript();
      return RIGHT_TO_LEFT.contains(writing) ? "rtl" : "ltr";
    }

    @Override
    public boolean has(String key) {
      return find(key).isPresent();
    }

    @Override
    public String of(String key, Object... values) {
      String text =
          find(key)
              .orElseThrow(
                  () ->
                      new MissingResourceException(
                          "there is no text " + key + " for the pages of " + area, area, key));
      return values.length == 0 ? text : filled(text, values);
    }

    private Optional<String> find(String key) {
      return overrides
          .text(area, key, language)
          .or(() -> Optional.ofNullable(texts.getOrDefault(language, Map.of()).get(key)))
          .or(() -> Optional.ofNullable(texts.getOrDefault(Locale.ENGLISH, Map.of()).get(key)));
    }
  }

  /**
   * Not {@code MessageFormat}: in its patterns an apostrophe quotes, so that translations lose
   * theirs as soon as a text gets a place for a value.
   */
  private static String filled(String text, Object... values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              int index = Integer.parseInt(place.group(1));
              return Matcher.quoteReplacement(
                  index < values.length ? String.valueOf(values[index]) : place.group());
            });
  }
}
