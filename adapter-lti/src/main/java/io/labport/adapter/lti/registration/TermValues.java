package io.labport.adapter.lti.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Single values of a registration's terms, spelt as in the configuration. */
final class TermValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TermValues() {}

  static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  /** {@code clientId} and {@code FINAL_ONLY} as {@code client-id} and {@code final-only}. */
  static String kebab(String javaName) {
    if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
      return javaName.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  static Object scalar(String name, Class<?> type, JsonNode given) {
    if (!given.isValueNode() || given.isNull()) {
      throw RegistrationRefused.invalid(name, "must be a single value");
    }
    String text = given.asText();
    if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw RegistrationRefused.invalid(name, "must be true or false");
      }
      return text.equals("true");
    }
    if (given.isBoolean()) {
      throw RegistrationRefused.invalid(name, "must be a text");
    }
    if (type == URI.class) {
      return address(name, text);
    }
    if (type == Duration.class) {
      return duration(name, text);
    }
    return type.isEnum() ? constant(name, type, text) : text;
  }

  private static URI address(String name, String text) {
    try {
      URI address = new URI(text);
      if (address.isAbsolute()) {
        return address;
      }
    } catch (URISyntaxException e) {
      // told below, without the text, which may carry a secret
    }
    throw RegistrationRefused.invalid(name, "must be an absolute address like https://lms.example");
  }

  private static Duration duration(String name, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw RegistrationRefused.invalid(name, "must be a duration like PT10M");
    }
  }

  private static Object constant(String name, Class<?> type, String text) {
    Object[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(each -> kebab(each.toString()).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                RegistrationRefused.invalid(
                    name,
                    "must be one of "
                        + Arrays.stream(constants)
                            .map(each -> kebab(each.toString()))
                            .collect(Collectors.joining(", "))));
  }

  static JsonNode json(Object value, UnaryOperator<String> encrypted) {
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? NODES.nullNode() : json(optional.get(), encrypted);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(each -> array.add(json(each, encrypted)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      new TreeMap<>(map).forEach((name, each) -> object.set((String) name, json(each, encrypted)));
      return object;
    }
    if (value instanceof Secret secret) {
      return NODES.textNode(encrypted.apply(secret.reveal()));
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return NODES.textNode(value instanceof Enum<?> each ? kebab(each.name()) : value.toString());
  }
}
