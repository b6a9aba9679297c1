package io.labport.examples.server.cli.lti;

import io.labport.adapter.lti.RegistrationConfig;
import io.labport.core.domain.InvalidParameterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a registration as they are typed: a list is separated by commas, nothing stands for the
 * default, and {@code @file} for what the file holds.
 */
final class Terms {
  private static final Set<String> LISTS = ofType(List.class);
  private static final Set<String> MAPS = ofType(Map.class);

  private Terms() {}

  /** As the server wants them. */
  static Map<String, @Nullable Object> json(Map<String, String> typed) {
    Map<String, @Nullable Object> terms = new LinkedHashMap<>();
    Map<String, Map<String, @Nullable Object>> nested = new LinkedHashMap<>();
    typed.forEach(
        (name, given) -> {
          String value = content(name, given);
          int dot = name.indexOf('.');
          if (dot > 0 && MAPS.contains(name.substring(0, dot))) {
            nested
                .computeIfAbsent(name.substring(0, dot), n -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value.isEmpty() ? null : value);
          } else if (value.isEmpty()) {
            terms.put(name, null);
          } else {
            terms.put(name, LISTS.contains(name) ? list(value) : value);
          }
        });
    terms.putAll(nested);
    return terms;
  }

  private static String content(String name, String value) {
    if (!value.startsWith("@")) {
      return value;
    }
    try {
      return Files.readString(Path.of(value.substring(1))).strip();
    } catch (IOException | InvalidPathException e) {
      throw new InvalidParameterException(
          name, "the file " + value.substring(1) + " is not readable");
    }
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  private static Set<String> ofType(Class<?> type) {
    return Arrays.stream(RegistrationConfig.class.getRecordComponents())
        .filter(component -> component.getType() == type)
        .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
