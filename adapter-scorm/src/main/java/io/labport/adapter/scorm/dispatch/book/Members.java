package io.labport.adapter.scorm.dispatch.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.DispatchRefused.Wrong;
import io.labport.core.spi.admin.Asked;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The members of an object, taken out one by one. What is wrong is noted, and reading goes on, so
 * that somebody who made three mistakes learns of three.
 */
final class Members {
  static final String INVALID = "scorm.member-invalid";
  private static final String UNKNOWN = "scorm.member-unknown";

  private final ObjectNode json;
  private final String path;
  private final List<Wrong> wrong;
  private final Set<String> known = new LinkedHashSet<>();

  private Members(ObjectNode json, String path, List<Wrong> wrong) {
    this.json = json;
    this.path = path;
    this.wrong = wrong;
  }

  static Members of(ObjectNode json, List<Wrong> wrong) {
    return new Members(json, "", wrong);
  }

  private JsonNode take(String name) {
    known.add(name);
    return json.path(name);
  }

  private boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  void wrong(String name, String rule) {
    wrong(INVALID, name, rule);
  }

  void wrong(String code, String name, String rule) {
    Optional<String> field = Optional.of(path + name);
    // What follows from the first mistake is no further one.
    if (wrong.stream().noneMatch(each -> each.field().equals(field))) {
      wrong.add(new Wrong(code, field, path + name + " " + rule));
    }
  }

  Optional<String> text(String name) {
    JsonNode value = take(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      wrong(name, "must be a text");
      return Optional.empty();
    }
    return Optional.of(value.textValue().strip());
  }

  boolean flag(String name, boolean byDefault) {
    JsonNode value = take(name);
    if (absent(value)) {
      return byDefault;
    }
    if (!value.isBoolean()) {
      wrong(name, "must be true or false");
      return byDefault;
    }
    return value.booleanValue();
  }

  OptionalInt number(String name, int least, int most) {
    JsonNode value = take(name);
    if (absent(value)) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      wrong(
          name,
          most == Integer.MAX_VALUE
              ? "must be a whole number, " + least + " or more; leave it out for no limit"
              : "must be a whole number from " + least + " to " + most);
      return OptionalInt.empty();
    }
    return OptionalInt.of(value.intValue());
  }

  <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    Optional<String> text = text(name);
    Optional<E> found = text.flatMap(t -> Asked.constant(t, type));
    if (text.isPresent() && found.isEmpty()) {
      wrong(name, "must be one of " + Asked.all(type));
    }
    return found;
  }

  Optional<Instant> moment(String name) {
    return text(name).flatMap(text -> moment(name, text));
  }

  private Optional<Instant> moment(String name, String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      wrong(name, "must be a moment with its zone, like 2027-01-31T12:00:00Z");
      return Optional.empty();
    }
  }

  Optional<Duration> duration(String name) {
    Optional<String> text = text(name);
    try {
      Optional<Duration> found = text.map(Duration::parse);
      if (found.filter(Duration::isNegative).isEmpty()) {
        return found;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Said below.
    }
    wrong(name, "must be a duration like PT2M, not negative");
    return Optional.empty();
  }

  List<Instant> moments(String name, int most) {
    List<String> texts = texts(name, most);
    List<Instant> found = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      moment(name + "[" + i + "]", texts.get(i)).ifPresent(found::add);
    }
    return found;
  }

  List<String> texts(String name, int most) {
    JsonNode value = take(name);
    if (absent(value)) {
      return List.of();
    }
    boolean texts = value.isArray() && value.size() <= most;
    List<String> found = new ArrayList<>();
    for (JsonNode each : value) {
      texts &= each.isTextual();
      found.add(each.asText().strip());
    }
    if (!texts) {
      wrong(name, "must be a list of at most " + most + " texts");
      return List.of();
    }
    return found;
  }

  /** An object within; empty when there is none. */
  Members part(String name) {
    JsonNode value = take(name);
    if (!absent(value) && !value.isObject()) {
      wrong(name, "must be an object");
    }
    return new Members(
        value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
        path + name + ".",
        wrong);
  }

  /** The objects of a list. */
  List<Members> parts(String name, int most) {
    JsonNode value = take(name);
    boolean objects = value.isArray() && !value.isEmpty() && value.size() <= most;
    for (JsonNode each : value) {
      objects &= each.isObject();
    }
    if (!objects) {
      wrong(name, "must be a list of 1 to " + most + " objects");
      return List.of();
    }
    List<Members> parts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      parts.add(new Members((ObjectNode) value.get(i), path + name + "[" + i + "].", wrong));
    }
    return parts;
  }

  /** Notes what was not taken out. */
  void end() {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                wrong(
                    UNKNOWN,
                    TermTexts.shown(name),
                    "is not known here; there are " + String.join(", ", known));
              }
            });
  }
}
