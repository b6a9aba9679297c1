package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the members of a JSON object that somebody else wrote, and notes everything that is wrong
 * with them.
 */
final class JsonMembers {

  private static final int LONGEST_TITLE = 255;

  private final JsonNode json;
  private final String where;
  private final List<String> problems;

  JsonMembers(JsonNode json, String where, List<String> problems) {
    this.json = json;
    this.where = where;
    this.problems = problems;
    if (!json.isObject()) {
      problems.add(where + " must be an object");
    }
  }

  void problem(String text) {
    problems.add(where + " " + text);
  }

  boolean has(String name) {
    return !json.path(name).isMissingNode();
  }

  /** JsonMembers that the specification does not name must have URLs as names. */
  void allow(Set<String> names) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name) && !name.contains("://")) {
                problem("must not have a member " + name + "; extensions have URLs as names");
              }
            });
  }

  Optional<String> text(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      problem(name + " must be a string");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  Optional<String> title() {
    Optional<String> title = text("title");
    if (title.filter(text -> text.length() > LONGEST_TITLE).isPresent()) {
      problem("title must have 255 characters at most");
    }
    return title;
  }

  Optional<URI> address(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text.get());
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException malformed) {
      problem(name + " is not an address");
      return Optional.empty();
    }
    problem(name + " must be an absolute https address");
    return Optional.empty();
  }

  Optional<Boolean> truth(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      problem(name + " must be true or false");
      return Optional.empty();
    }
    return Optional.of(value.booleanValue());
  }

  Optional<BigDecimal> above0(String name) {
    JsonNode value = json.path(name);
    if (value.isNumber() && value.decimalValue().signum() > 0) {
      return Optional.of(value.decimalValue());
    }
    problem(name + " is needed and must be a number above 0");
    return Optional.empty();
  }

  void wholeNumber(String name) {
    JsonNode value = json.path(name);
    if (!value.isMissingNode() && !(value.isIntegralNumber() && value.intValue() > 0)) {
      problem(name + " must be a whole number above 0");
    }
  }

  Optional<JsonMembers> object(String name) {
    return has(name)
        ? Optional.of(new JsonMembers(json.path(name), where + "." + name, problems))
        : Optional.empty();
  }

  Map<String, String> strings(String name) {
    Map<String, String> strings = new LinkedHashMap<>();
    JsonNode map = json.path(name);
    if (!map.isMissingNode() && !map.isObject()) {
      problem(name + " must be an object");
    }
    map.properties()
        .forEach(
            entry -> {
              if (entry.getValue().isTextual()) {
                strings.put(entry.getKey(), entry.getValue().textValue());
              } else {
                problem(name + "." + entry.getKey() + " must be a string");
              }
            });
    return strings;
  }

  List<String> texts(String name) {
    JsonNode list = json.path(name);
    if (list.isMissingNode()) {
      return List.of();
    }
    ArrayList<String> texts = new ArrayList<>();
    if (!list.isArray()) {
      problem(name + " must be an array");
    }
    list.forEach(
        one -> {
          if (one.isTextual()) {
            texts.add(one.textValue());
          } else {
            problem(name + " must hold strings only");
          }
        });
    return texts;
  }

  Period period(String name) {
    Optional<JsonMembers> members = object(name);
    if (members.isEmpty()) {
      return Period.OPEN;
    }
    return new Period(members.get().time("startDateTime"), members.get().time("endDateTime"));
  }

  private Optional<String> time(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && Iso8601.withZone(text.get()).isEmpty()) {
      problem(name + " must be an ISO 8601 time with a zone");
    }
    return text;
  }
}
