package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gradebook in the state file. */
final class GradebookJson {

  private GradebookJson() {}

  static ObjectNode write(Gradebook.Content content) {
    ObjectNode json = Json.object().put("nextNumber", content.nextNumber());
    ArrayNode items = json.putArray("lineItems");
    for (LineItem item : content.lineItems()) {
      ObjectNode one =
          items
              .addObject()
              .put("number", item.number())
              .put("course", item.courseId())
              .put("label", item.label())
              .put("maximum", item.maximum())
              .put("coupled", item.coupled());
      item.resourceId().ifPresent(text -> one.put("resourceId", text));
      item.tag().ifPresent(text -> one.put("tag", text));
      item.linkId().ifPresent(text -> one.put("link", text));
      item.startDateTime().ifPresent(text -> one.put("startDateTime", text));
      item.endDateTime().ifPresent(text -> one.put("endDateTime", text));
      item.gradesReleased().ifPresent(wish -> one.put("gradesReleased", wish));
      item.review().ifPresent(review -> one.set("submissionReview", LineItemJson.write(review)));
    }
    ArrayNode cells = json.putArray("grades");
    content
        .cells()
        .forEach(
            (place, cell) -> {
              ObjectNode one =
                  cells
                      .addObject()
                      .put("lineItem", place.lineItem())
                      .put("user", place.userId())
                      .put("outOf", cell.outOf())
                      .put("comment", cell.comment())
                      .put("teacherComment", cell.teacherComment())
                      .put("attempts", cell.attempts())
                      .put("activityProgress", cell.activityProgress())
                      .put("gradingProgress", cell.gradingProgress())
                      .put("timestamp", cell.timestamp().toString());
              cell.given().ifPresent(points -> one.put("given", points));
            });
    return json;
  }

  static Gradebook.Content read(JsonNode json) {
    List<LineItem> items = new ArrayList<>();
    for (JsonNode one : json.path("lineItems")) {
      items.add(
          new LineItem(
              one.path("number").longValue(),
              one.path("course").textValue(),
              one.path("label").textValue(),
              one.path("maximum").decimalValue(),
              text(one, "resourceId"),
              text(one, "tag"),
              text(one, "link"),
              text(one, "startDateTime"),
              text(one, "endDateTime"),
              one.has("gradesReleased")
                  ? Optional.of(one.path("gradesReleased").booleanValue())
                  : Optional.empty(),
              LineItemJson.review(one),
              one.path("coupled").booleanValue()));
    }
    Map<Gradebook.Place, Cell> cells = new LinkedHashMap<>();
    for (JsonNode one : json.path("grades")) {
      Optional<BigDecimal> given =
          one.has("given") ? Optional.of(one.path("given").decimalValue()) : Optional.empty();
      cells.put(
          new Gradebook.Place(one.path("lineItem").longValue(), one.path("user").textValue()),
          new Cell(
              given,
              one.path("outOf").decimalValue(),
              one.path("comment").asText(),
              one.path("teacherComment").asText(),
              one.path("activityProgress").asText(),
              one.path("gradingProgress").asText(),
              one.path("attempts").intValue(),
              Instant.parse(one.path("timestamp").textValue())));
    }
    return new Gradebook.Content(json.path("nextNumber").longValue(), items, cells);
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }
}
