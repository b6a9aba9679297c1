package io.labport.examples.server.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON for people: lists of objects as tables, the rest as lines. */
public final class JsonText {
  private static final String GAP = "  ";

  private JsonText() {}

  /** An object, one line for each member. */
  public static String lines(JsonNode object) {
    StringBuilder text = new StringBuilder();
    lines(object, "", text);
    return text.toString();
  }

  /** A page of a list, and below it what else the answer says. */
  public static String page(JsonNode answer, String list, String... columns) {
    StringBuilder text = new StringBuilder(table(answer.path(list), columns));
    if (answer instanceof ObjectNode object) {
      ObjectNode rest = object.deepCopy();
      rest.remove(list);
      JsonNode next = rest.remove("next");
      if (!rest.path("partial").asBoolean(false)) {
        rest.remove("partial");
      }
      lines(rest, "", text);
      if (next != null) {
        text.append("There is more: --after=").append(word(next)).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * A table.
   *
   * @param columns members, perhaps of members ({@code terms.issuer}), perhaps under another
   *     heading ({@code lms=platform.name})
   */
  public static String table(JsonNode rows, String... columns) {
    if (rows.isEmpty()) {
      return "none\n";
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(Stream.of(columns).map(JsonText::heading).toList());
    for (JsonNode row : rows) {
      cells.add(Stream.of(columns).map(column -> word(row.at(pointer(column)))).toList());
    }
    return aligned(cells);
  }

  private static String heading(String column) {
    return column
        .substring(0, column.indexOf('=') < 0 ? column.length() : column.indexOf('='))
        .replaceFirst(".*\\.", "");
  }

  private static String pointer(String column) {
    return "/" + column.substring(column.indexOf('=') + 1).replace('.', '/');
  }

  private static String aligned(List<List<String>> cells) {
    int[] width = new int[cells.get(0).size()];
    for (List<String> line : cells) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : cells) {
      StringBuilder written = new StringBuilder();
      for (int i = 0; i < width.length; i++) {
        written.append(line.get(i)).append(" ".repeat(width[i] - line.get(i).length())).append(GAP);
      }
      text.append(written.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static void lines(JsonNode object, String indent, StringBuilder text) {
    object
        .properties()
        .forEach(
            member -> {
              text.append(indent).append(plain(member.getKey())).append(':');
              JsonNode value = member.getValue();
              if (value.isObject() && !value.isEmpty()) {
                text.append('\n');
                lines(value, indent + GAP, text);
              } else if (value.isArray() && value.path(0).isObject()) {
                text.append('\n');
                list(value, indent + GAP, text);
              } else {
                text.append(' ').append(word(value)).append('\n');
              }
            });
  }

  private static void list(JsonNode entries, String indent, StringBuilder text) {
    Set<String> names = new LinkedHashSet<>();
    boolean flat = true;
    for (JsonNode entry : entries) {
      entry.fieldNames().forEachRemaining(names::add);
      flat &= StreamSupport.stream(entry.spliterator(), false).noneMatch(JsonNode::isObject);
    }
    if (flat) {
      table(entries, names.toArray(String[]::new))
          .lines()
          .forEach(line -> text.append(indent).append(line).append('\n'));
      return;
    }
    for (JsonNode entry : entries) {
      StringBuilder item = new StringBuilder();
      lines(entry, indent + GAP, item);
      text.append(indent).append("- ").append(item.toString().stripLeading());
    }
  }

  private static String word(JsonNode value) {
    if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return "-";
    }
    if (value.isArray()) {
      return String.join(
          ", ", StreamSupport.stream(value.spliterator(), false).map(JsonText::word).toList());
    }
    return plain(value.isValueNode() ? value.asText() : value.toString());
  }

  /** Names and titles come from strangers: nothing in them may steer the terminal. */
  private static String plain(String text) {
    return text.isEmpty() ? "-" : text.replaceAll("[\\p{Cntrl}\\p{Cf}\u0080-\u009f]+", " ");
  }
}
