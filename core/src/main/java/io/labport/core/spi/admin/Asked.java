package io.labport.core.spi.admin;

import io.labport.core.spi.http.WebRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an administrator asks for, taken out of a request. */
public final class Asked {
  private Asked() {}

  /** A part of the path; empty where the route has none. */
  public static String variable(WebRequest request, String name) {
    return request.pathVariables().getOrDefault(name, "");
  }

  /** A parameter of the query, if it is not blank. */
  public static Optional<String> text(WebRequest request, String name) {
    return request.queryParameter(name).filter(value -> !value.isBlank());
  }

  /**
   * A parameter of a certain form.
   *
   * @throws Refused with the rule when it has another one
   */
  public static Optional<String> matching(
      WebRequest request, String name, String form, String rule) {
    Optional<String> value = request.queryParameter(name);
    if (value.filter(text -> !text.matches(form)).isPresent()) {
      throw Refused.parameter(name, rule);
    }
    return value;
  }

  /** Whether the parameter says so. */
  public static boolean is(WebRequest request, String name) {
    return request.queryParameter(name).filter("true"::equals).isPresent();
  }

  /**
   * How many are wanted.
   *
   * @throws Refused when {@code limit} is no number from 1 to the most
   */
  public static int limit(WebRequest request, int usual, int most) {
    String value = request.queryParameter("limit").orElse(Integer.toString(usual));
    int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
    if (number < 1 || number > most) {
      throw Refused.parameter("limit", "must be a number from 1 to " + most);
    }
    return number;
  }

  /**
   * A parameter that is one of few.
   *
   * @throws Refused when it is none of them
   */
  public static <E extends Enum<E>> Optional<E> constant(
      WebRequest request, String name, Class<E> type) {
    return request
        .queryParameter(name)
        .map(
            text ->
                constant(text, type)
                    .orElseThrow(() -> Refused.parameter(name, "must be one of " + all(type))));
  }

  /** The constant that is spelt like this. */
  public static <E extends Enum<E>> Optional<E> constant(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> spelt(each).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** As administrators write and read it. */
  public static String spelt(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All that there are, for a sentence. */
  public static <E extends Enum<E>> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Asked::spelt)
        .collect(Collectors.joining(", "));
  }
}
