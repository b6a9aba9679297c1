package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that a message names: where the page is shown decides before the person. */
final class Locales {
  private Locales() {}

  static List<Locale> of(Claims claims) {
    return Stream.of(
            locale(claims.object("launch_presentation").path("locale")),
            locale(claims.openId("locale")))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Locale> locale(JsonNode node) {
    return Claims.text(node)
        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
        .filter(l -> !l.getLanguage().isEmpty());
  }
}
