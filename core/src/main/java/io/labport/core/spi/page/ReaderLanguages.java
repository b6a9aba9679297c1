package io.labport.core.spi.page;

import io.labport.core.spi.http.WebRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The languages that a browser asks for; for pages before anybody is known. */
public final class ReaderLanguages {
  private static final String HEADER = "accept-language";

  /** Nobody reads more languages than fit into this. */
  private static final int LONGEST = 500;

  private ReaderLanguages() {}

  /** Best first; empty when the browser says nothing that can be read. */
  public static List<Locale> of(WebRequest request) {
    return of(request.headers());
  }

  /**
   * @param headers by lower-case name
   */
  public static List<Locale> of(Map<String, List<String>> headers) {
    String wanted = String.join(",", headers.getOrDefault(HEADER, List.of()));
    if (wanted.isBlank() || wanted.length() > LONGEST) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(wanted).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> locale(range.getRange()))
          .toList();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private static Stream<Locale> locale(String range) {
    return Stream.of(Locale.forLanguageTag(range))
        .filter(locale -> !locale.getLanguage().isEmpty());
  }
}
