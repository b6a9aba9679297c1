package io.labport.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the texts of an adapter must keep in each of the nine languages. */
public interface TextFilesContract {

  /** As given to {@code PageTexts.bundle}. */
  String base();

  /** Keys whose text may be the same in another language, for example a product's name. */
  default Set<String> sameAsInEnglish() {
    return Set.of();
  }

  @TestFactory
  default Stream<DynamicTest> everyLanguageHasExactlyTheKeysOfEnglish() {
    return inEveryLanguage(texts -> assertThat(texts.keySet()).isEqualTo(read("").keySet()));
  }

  @TestFactory
  default Stream<DynamicTest> everyTextHasThePlacesOfTheEnglishOne() {
    return inEveryLanguage(
        texts ->
            read("")
                .forEach(
                    (key, english) ->
                        assertThat(places(texts.getOrDefault(key, "")))
                            .as(key)
                            .isEqualTo(places(english))));
  }

  @TestFactory
  default Stream<DynamicTest> nothingIsLeftInEnglish() {
    return inEveryLanguage(
        texts ->
            assertThat(read("").entrySet())
                .filteredOn(english -> !sameAsInEnglish().contains(english.getKey()))
                .noneMatch(english -> english.getValue().equals(texts.get(english.getKey()))));
  }

  @TestFactory
  default Stream<DynamicTest> noTextIsEmptyOrWrittenForAnotherFormat() {
    return inEveryLanguage(
        texts ->
            assertThat(texts.values())
                .allSatisfy(text -> assertThat(text).isEqualTo(text.strip()).isNotEmpty())
                .noneMatch(text -> text.contains("''") || text.contains("\uFFFD")));
  }

  private Stream<DynamicTest> inEveryLanguage(
      java.util.function.Consumer<Map<String, String>> check) {
    return Arrays.stream(Language.values())
        .filter(language -> language != Language.ENGLISH)
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.code(), () -> check.accept(read("_" + suffix(language)))));
  }

  private static String suffix(Language language) {
    return java.util.Locale.forLanguageTag(language.code()).toLanguageTag().replace('-', '_');
  }

  private Map<String, String> read(String suffix) {
    String file = base().replace('.', '/') + suffix + ".properties";
    try (var stream = getClass().getClassLoader().getResourceAsStream(file)) {
      assertThat(stream).as("there is no %s", file).isNotNull();
      Properties properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      Map<String, String> texts = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{[^}]*}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
