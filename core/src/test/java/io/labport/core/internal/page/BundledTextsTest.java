package io.labport.core.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.page.ReaderLanguages;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.TextOverrides;
import io.labport.core.spi.page.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledTextsTest {
  private static final Locale ARABIC = Locale.forLanguageTag("ar");

  private static TextBundle bundle(TextOverrides overrides) {
    return new BundledTexts("sample", overrides)
        .bundle("sample.words", BundledTextsTest.class.getClassLoader(), List.of(Locale.ITALIAN));
  }

  private static Texts texts(String... wanted) {
    return bundle(TextOverrides.none())
        .in(Arrays.stream(wanted).map(Locale::forLanguageTag).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "fr,         fr",
    "fr-CH,      fr",
    "pt-BR,      pt",
    "pt-PT,      pt",
    "it-CH,      it",
    "en-GB,      en",
    "zh,         zh-Hans",
    "zh-CN,      zh-Hans",
    "zh-SG,      zh-Hans",
    "zh-hans,    zh-Hans",
    "zh-Hans-TW, zh-Hans",
    "zh-TW,      zh-Hant",
    "zh-HK,      zh-Hant",
    "zh-MO,      zh-Hant",
    "zh-hant,    zh-Hant",
    "zh-Hant-CN, zh-Hant",
    "tr,         en",
    "und,        en"
  })
  void theLanguageIsChosenByRegionAndScript(String wanted, String expected) {
    assertThat(texts(wanted).language()).isEqualTo(expected);
  }

  @Test
  void theFirstLanguageThatThereIsWins() {
    assertThat(texts("tlh", "tr-TR", "pt-BR", "fr").language()).isEqualTo("pt");
    assertThat(texts("en-US", "fr").language()).isEqualTo("en");
  }

  @Test
  void theServersOwnLanguageIsNobodysWish() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.FRENCH);
      assertThat(texts().language()).isEqualTo("en");
      assertThat(texts("tlh").of("greeting")).isEqualTo("Hello");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void apostrophesSurviveWithAndWithoutPlaces() {
    assertThat(texts("fr").of("apostrophes", "Ada", "O'Brien"))
        .isEqualTo("C'est l'heure d'Ada, pas d'O'Brien");
    assertThat(texts("fr").of("quote")).isEqualTo("C'est l'été");
    assertThat(texts("en").of("apostrophes", "$1", "{0}")).isEqualTo("It's $1's turn, not {0}'s");
  }

  @Test
  void aTextThatALanguageLacksComesInEnglishAndOneThatNobodyHasIsAFault() {
    assertThat(texts("fr").of("only-english")).isEqualTo("English alone");
    assertThat(texts("fr").has("nowhere")).isFalse();
    assertThatThrownBy(() -> texts("fr").of("nowhere"))
        .isInstanceOf(MissingResourceException.class)
        .hasMessage("there is no text nowhere for the pages of sample");
    assertThatThrownBy(
            () ->
                new BundledTexts("sample", TextOverrides.none())
                    .bundle("sample.nothing", getClass().getClassLoader()))
        .isInstanceOf(MissingResourceException.class)
        .hasMessageContaining("sample/nothing.properties");
  }

  @Test
  void theEmbeddersWordingComesFirstInItsAreaAndLanguageOnly() {
    TextBundle texts =
        bundle(
            (area, key, language) ->
                area.equals("sample") && key.equals("greeting") && language.equals(Locale.FRENCH)
                    ? Optional.of("Salut d'{0}")
                    : Optional.empty());

    assertThat(texts.in(List.of(Locale.FRANCE)).of("greeting", "Ada")).isEqualTo("Salut d'Ada");
    assertThat(texts.in(List.of(Locale.ENGLISH)).of("greeting")).isEqualTo("Hello");
  }

  @Test
  void anEmbedderMayAddALanguageThatIsWrittenFromRightToLeft() {
    TextBundle texts = bundle(new Arabic());

    Texts page = texts.in(List.of(Locale.forLanguageTag("ar-EG")));

    assertThat(page.language()).isEqualTo("ar");
    assertThat(page.direction()).isEqualTo("rtl");
    assertThat(page.of("greeting")).isEqualTo("مرحبا");
    assertThat(page.of("quote")).isEqualTo("It's plain");
    assertThat(texts.in(List.of(Locale.FRENCH)).direction()).isEqualTo("ltr");
  }

  private static final class Arabic implements TextOverrides {
    @Override
    public Optional<String> text(String area, String key, Locale language) {
      return language.equals(ARABIC) && key.equals("greeting")
          ? Optional.of("مرحبا")
          : Optional.empty();
    }

    @Override
    public Set<Locale> languages() {
      return Set.of(ARABIC);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "de-CH, fr;q=0.9, en;q=0.8   > de-CH fr en",
        "en;q=0.1, ja                > ja en",
        "*, ko;q=0.5                 > ko",
        "fr;q=0, pt                  > pt",
        "not a language              > ''",
        "'  '                        > ''"
      })
  void theBrowsersLanguagesAreReadBestFirst(String header, String expected) {
    List<Locale> wanted = ReaderLanguages.of(Map.of("accept-language", List.of(header.strip())));

    assertThat(String.join(" ", wanted.stream().map(Locale::toLanguageTag).toList()))
        .isEqualTo(expected.strip());
  }

  @Test
  void aHeaderThatIsTooLongIsNotRead() {
    String header = "fr," + "de;q=0.5,".repeat(200) + "en";

    assertThat(ReaderLanguages.of(Map.of("accept-language", List.of(header)))).isEmpty();
  }
}
