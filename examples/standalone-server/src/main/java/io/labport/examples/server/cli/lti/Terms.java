package io.labport.examples.server.cli.lti;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Terms of a registration as they are typed: a list is separated by commas. */
final class Terms {
  private static final Set<String> LISTS =
      Set.of("deployments", "blocked-deployments", "id-token-algorithms", "trusted-audiences");
  private static final Set<String> TRUTHS =
      Set.of(
          "strict-azp",
          "strict-target-link-uri",
          "deployment-in-token-requests",
          "withhold-identity",
          "grade-test-users");

  private Terms() {}

  /** As JSON wants them: lists as arrays, truths as booleans, {@code lab-defaults.x} nested. */
  static Map<String, Object> json(Map<String, String> typed) {
    Map<String, Object> terms = new LinkedHashMap<>();
    typed.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          if (dot > 0) {
            nested(terms, name.substring(0, dot)).put(name.substring(dot + 1), value);
          } else if (LISTS.contains(name)) {
            terms.put(name, list(value));
          } else if (TRUTHS.contains(name) && (value.equals("true") || value.equals("false"))) {
            terms.put(name, value.equals("true"));
          } else {
            terms.put(name, value);
          }
        });
    return terms;
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  @SuppressWarnings("unchecked") // what is stored under such a name was made here
  private static Map<String, Object> nested(Map<String, Object> terms, String name) {
    return (Map<String, Object>)
        terms.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
  }
}
