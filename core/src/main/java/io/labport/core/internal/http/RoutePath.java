package io.labport.core.internal.http;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A declared path such as {@code /login/{registration}}. */
record RoutePath(String pattern, List<String> parts) {

  static RoutePath of(String pattern) {
    if (!pattern.startsWith("/")) {
      throw new IllegalArgumentException("the path '" + pattern + "' must begin with a slash");
    }
    List<String> parts =
        pattern.equals("/") ? List.of() : Arrays.asList(pattern.substring(1).split("/", -1));
    Set<String> names = new HashSet<>();
    for (String part : parts) {
      boolean literal = part.matches("[A-Za-z0-9._~-]+");
      boolean variable = part.matches("\\{[A-Za-z][A-Za-z0-9]*}");
      if (!literal && !variable) {
        throw new IllegalArgumentException(
            "the path '" + pattern + "' has a part that is neither plain nor a {variable}");
      }
      if (variable && !names.add(part)) {
        throw new IllegalArgumentException("the path '" + pattern + "' names " + part + " twice");
      }
    }
    return new RoutePath(pattern, List.copyOf(parts));
  }

  /** The values of the variables; empty when the path is another one. */
  Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String segment = segments.get(i);
      if (isVariable(i)) {
        if (segment.isEmpty()) {
          return Optional.empty();
        }
        variables.put(parts.get(i).substring(1, parts.get(i).length() - 1), segment);
      } else if (!parts.get(i).equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private boolean isVariable(int index) {
    return parts.get(index).startsWith("{");
  }

  /** Sorts literal parts before variables, from the left; equal means that both match the same. */
  String precedence() {
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      order.append('/').append(isVariable(i) ? "\uffff" : parts.get(i));
    }
    return order.toString();
  }
}
