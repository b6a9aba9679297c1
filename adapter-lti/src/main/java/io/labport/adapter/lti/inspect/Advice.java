package io.labport.adapter.lti.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What an administrator corrects, in English like the rest of the inspector's JSON: by the code of
 * a check and, where the LMS's form has words of its own, by LMS.
 */
final class Advice {
  private final Properties texts = new Properties();

  Advice() {
    try (InputStream file = Advice.class.getResourceAsStream("advice.properties")) {
      texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the advice of the launch inspector cannot be read", e);
    }
  }

  /**
   * The words of the LMS's own form first, then those that fit every form.
   *
   * @param codes the most specific first
   * @return empty when there is nothing to say
   */
  String on(String family, String... codes) {
    String lms = family.toLowerCase(Locale.ROOT);
    return Stream.of(codes)
        .flatMap(code -> Stream.of(code + "." + lms, code))
        .filter(texts::containsKey)
        .map(texts::getProperty)
        .findFirst()
        .orElse("");
  }
}
