package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON for people: lists of objects as tables, the rest as lines. */
final class JsonText {
  private JsonText() {}

  /**
   * @param columns of the table, when the answer is a list or has one member that is
   */
  static String of(JsonNode answer, String... columns) {
    if (answer.isArray()) {
      return table(answer, columns);
    }
    StringBuilder text = new StringBuilder();
    lines(answer, "", text);
    return text.toString();
  }

  private static String table(JsonNode rows, String... columns) {
    if (rows.isEmpty()) {
      return "none";
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of(columns));
    for (JsonNode row : rows) {
      List<String> line = new ArrayList<>();
      for (String column : columns) {
        line.add(word(row.path(column)));
      }
      cells.add(line);
    }
    int[] width = new int[columns.length];
    for (List<String> line : cells) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : cells) {
      StringBuilder written = new StringBuilder();
      for (int i = 0; i < width.length; i++) {
        written.append(line.get(i)).append(" ".repeat(width[i] - line.get(i).length() + 2));
      }
      text.append(written.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String word(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    if (value.isArray()) {
      List<String> words = new ArrayList<>();
      value.forEach(entry -> words.add(word(entry)));
      return words.isEmpty() ? "-" : String.join(", ", words);
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static void lines(JsonNode node, String indent, StringBuilder text) {
    node.properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              boolean nested =
                  value.isObject()
                      || (value.isArray() && !value.isEmpty() && !value.get(0).isValueNode());
              text.append(indent).append(member.getKey()).append(':');
              if (!nested) {
                text.append(' ').append(word(value)).append('\n');
              } else if (value.isObject()) {
                text.append('\n');
                lines(value, indent + "  ", text);
              } else {
                text.append('\n');
                for (JsonNode entry : value) {
                  StringBuilder item = new StringBuilder();
                  lines(entry, indent + "    ", item);
                  text.append(indent).append("  - ").append(item.toString().stripLeading());
                }
              }
            });
  }
}
