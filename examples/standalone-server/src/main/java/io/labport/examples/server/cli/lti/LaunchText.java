package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.server.cli.admin.JsonText;

/** One launch for people: what went wrong first, then every check. */
final class LaunchText {
  private LaunchText() {}

  static String of(JsonNode launch) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    launch.properties().forEach(member -> rest.set(member.getKey(), member.getValue()));
    rest.remove("checks");
    JsonNode claims = rest.remove("claims");
    StringBuilder text = new StringBuilder(JsonText.lines(rest));
    for (JsonNode check : launch.path("checks")) {
      String result = check.path("result").asText();
      if (result.equals("failed") || result.equals("warned")) {
        text.append('\n').append(JsonText.lines(check));
      }
    }
    text.append('\n').append(JsonText.table(launch.path("checks"), "number", "result", "code"));
    if (claims != null) {
      text.append("\nclaims:\n").append(JsonText.lines(claims).indent(2));
    }
    return text.toString();
  }
}
