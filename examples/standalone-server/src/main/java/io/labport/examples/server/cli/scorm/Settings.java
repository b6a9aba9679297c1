package io.labport.examples.server.cli.scorm;

import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.Limits;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a dispatch as they are typed, {@code limits.registrations=200}: a list is separated
 * by commas, and nothing clears a setting. What the server does not know it refuses by name.
 */
final class Settings {
  static final String TERMS =
      "Named as 'dispatch show' shows it, such as limits.registrations=200. A list is separated by"
          + " commas.";
  private static final Map<String, Class<? extends Record>> SECTIONS =
      Map.of(
          "access", Access.class,
          "limits", Limits.class,
          "handling", Handling.class,
          "mapping", MappingPolicy.class);

  private Settings() {}

  /** As the server wants them: nested, and typed. */
  static Map<String, @Nullable Object> json(Map<String, String> typed) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    Map<String, Map<String, @Nullable Object>> sections = new LinkedHashMap<>();
    typed.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          if (dot > 0) {
            String section = name.substring(0, dot);
            String member = name.substring(dot + 1);
            sections
                .computeIfAbsent(section, n -> new LinkedHashMap<>())
                .put(member, value(type(section, member), value));
          } else {
            settings.put(name, value(Optional.empty(), value));
          }
        });
    settings.putAll(sections);
    return settings;
  }

  private static Optional<Class<?>> type(String section, String member) {
    return Optional.ofNullable(SECTIONS.get(section)).stream()
        .flatMap(record -> Arrays.stream(record.getRecordComponents()))
        .filter(component -> component.getName().equals(member))
        .<Class<?>>map(RecordComponent::getType)
        .findFirst();
  }

  private static @Nullable Object value(Optional<Class<?>> type, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (type.isEmpty()) {
      return text;
    }
    if (type.get() == List.class) {
      return Arrays.stream(text.split(",", -1))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .toList();
    }
    // What is neither a number nor true or false goes as it is: the server's refusal says the rule.
    if ((type.get() == int.class || type.get() == OptionalInt.class)
        && text.matches("-?[0-9]{1,9}")) {
      return Integer.valueOf(text);
    }
    if (type.get() == boolean.class && text.matches("true|false")) {
      return Boolean.valueOf(text);
    }
    return text;
  }
}
