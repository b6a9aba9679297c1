package io.labport.core.internal.config;

import io.labport.core.spi.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Texts as values of the types that a configuration record may have. */
final class Scalars {
  private Scalars() {}

  /** A text that is not a value of the type; the message goes behind the quoted text. */
  static final class NotAValue extends Exception {
    NotAValue(String remedy) {
      super(remedy);
    }
  }

  static boolean supports(Class<?> type) {
    return type == String.class
        || type == Secret.class
        || type == URI.class
        || type == Duration.class
        || type == Path.class
        || type == int.class
        || type == Integer.class
        || type == long.class
        || type == Long.class
        || type == boolean.class
        || type == Boolean.class
        || type.isEnum();
  }

  static Object parse(Class<?> type, String text) throws NotAValue {
    if (type == String.class) {
      return text;
    }
    if (type == Secret.class) {
      return new Secret(text);
    }
    if (type == URI.class) {
      return uri(text);
    }
    if (type == Duration.class) {
      return duration(text);
    }
    if (type == Path.class) {
      return path(text);
    }
    if (type == int.class || type == Integer.class) {
      return integer(text);
    }
    if (type == long.class || type == Long.class) {
      return number(text);
    }
    if (type == boolean.class || type == Boolean.class) {
      return bool(text);
    }
    return constant(type, text);
  }

  private static URI uri(String text) throws NotAValue {
    try {
      URI uri = new URI(text);
      if (!uri.isAbsolute()) {
        throw new NotAValue("is not an absolute address; write it like https://labs.example.com");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new NotAValue("is not an address; write it like https://labs.example.com");
    }
  }

  private static Duration duration(String text) throws NotAValue {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new NotAValue("is not a duration; write it like PT10M");
    }
  }

  private static Path path(String text) throws NotAValue {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new NotAValue("is not a path");
    }
  }

  private static Integer integer(String text) throws NotAValue {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new NotAValue("is not a whole number");
    }
  }

  private static Long number(String text) throws NotAValue {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new NotAValue("is not a whole number");
    }
  }

  private static Boolean bool(String text) throws NotAValue {
    // Boolean.valueOf makes "yes" false, and nobody would notice
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NotAValue("is neither true nor false");
    };
  }

  private static Object constant(Class<?> type, String text) throws NotAValue {
    Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
    for (Enum<?> constant : constants) {
      if (KeyNames.kebab(constant.name()).equals(text)) {
        return constant;
      }
    }
    throw new NotAValue(
        "is not one of "
            + Arrays.stream(constants)
                .map(constant -> KeyNames.kebab(constant.name()))
                .collect(Collectors.joining(", ")));
  }

  /** How the reference table names the type. */
  static String describe(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == Secret.class) {
      return "secret";
    }
    if (type == URI.class) {
      return "address";
    }
    if (type == Duration.class) {
      return "duration";
    }
    if (type == Path.class) {
      return "path";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return Arrays.stream((Enum<?>[]) type.getEnumConstants())
          .map(constant -> "`" + KeyNames.kebab(constant.name()) + "`")
          .collect(Collectors.joining(", "));
    }
    return "whole number";
  }
}
