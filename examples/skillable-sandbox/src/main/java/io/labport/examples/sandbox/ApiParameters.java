package io.labport.examples.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call. Names match without case, as the general documentation says of
 * requests; values keep theirs. A plus sign arrives as a space, as anywhere on the web.
 */
final class ApiParameters {

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  private final boolean posted;
  private boolean malformed;

  ApiParameters(boolean posted, String... encoded) {
    this.posted = posted;
    for (String part : encoded) {
      for (String pair : part.split("&", -1)) {
        if (!pair.isEmpty()) {
          add(pair);
        }
      }
    }
  }

  /** Whether the call came as POST; some lengths depend on it. */
  boolean posted() {
    return posted;
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    String key = name.toLowerCase(Locale.ROOT);
    values.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(value);
    if (key.startsWith("variable-") && key.length() > "variable-".length()) {
      variables.put(name.substring("variable-".length()), value);
    }
  }

  /** What cannot be decoded is complained about by the command, in its own form of answer. */
  private String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notDecodable) {
      malformed = true;
      return "";
    }
  }

  @Nullable String text(String name) {
    List<String> found = texts(name);
    return found.isEmpty() || found.get(0).isEmpty() ? null : found.get(0);
  }

  String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      throw new Invalid("Missing required parameter: " + name);
    }
    return text;
  }

  @Nullable Integer integer(String name) {
    String text = text(name);
    return text == null ? null : toInt(name, text);
  }

  /** An int within bounds, or null if it was not sent. */
  @Nullable Integer integer(String name, int min, int max) {
    Integer number = integer(name);
    if (number != null && (number < min || number > max)) {
      throw new Invalid("Parameter " + name + " must be between " + min + " and " + max);
    }
    return number;
  }

  int requiredInteger(String name) {
    return toInt(name, requiredText(name));
  }

  long requiredLong(String name) {
    String text = requiredText(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new Invalid("Parameter " + name + " is not a number", notANumber);
    }
  }

  List<Integer> integers(String name) {
    return texts(name).stream().map(text -> toInt(name, text)).toList();
  }

  List<String> texts(String name) {
    if (malformed) {
      throw new Invalid("Malformed parameter encoding");
    }
    return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  private static int toInt(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new Invalid("Parameter " + name + " is not a number", notANumber);
    }
  }

  /** A parameter that cannot be used; the message becomes the answer's {@code Error}. */
  static final class Invalid extends RuntimeException {
    Invalid(String message) {
      super(message);
    }

    Invalid(String message, Throwable cause) {
      super(message, cause);
    }

    String error() {
      return String.valueOf(getMessage());
    }
  }
}
