package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Line items on the wire: Assignment and Grade Services 2.0, section 3.2. */
final class LineItemJson {

  static final String MEDIA_TYPE = "application/vnd.ims.lis.v2.lineitem+json";
  static final String CONTAINER_MEDIA_TYPE = "application/vnd.ims.lis.v2.lineitemcontainer+json";

  private LineItemJson() {}

  static ObjectNode write(LineItem item, String url) {
    ObjectNode json =
        Json.object().put("id", url).put("label", item.label()).put("scoreMaximum", item.maximum());
    item.resourceId().ifPresent(text -> json.put("resourceId", text));
    item.tag().ifPresent(text -> json.put("tag", text));
    item.linkId().ifPresent(text -> json.put("resourceLinkId", text));
    item.startDateTime().ifPresent(text -> json.put("startDateTime", text));
    item.endDateTime().ifPresent(text -> json.put("endDateTime", text));
    item.gradesReleased().ifPresent(wish -> json.put("gradesReleased", wish));
    item.review().ifPresent(review -> json.set("submissionReview", write(review)));
    return json;
  }

  /** Refuses what is not a line item. */
  static LineItem read(String body, long number, String courseId, boolean coupled) {
    ObjectNode json =
        Json.parseObject(body)
            .orElseThrow(() -> new Refusal(400, "the body must be one JSON object"));
    String label =
        text(json, "label")
            .filter(name -> !name.isBlank())
            .orElseThrow(() -> new Refusal(400, "label is needed"));
    JsonNode maximum = json.path("scoreMaximum");
    if (!maximum.isNumber() || maximum.decimalValue().signum() <= 0) {
      throw new Refusal(400, "scoreMaximum must be a number above 0");
    }
    JsonNode released = json.path("gradesReleased");
    if (!released.isMissingNode() && !released.isNull() && !released.isBoolean()) {
      throw new Refusal(400, "gradesReleased must be true or false");
    }
    BigDecimal points = maximum.decimalValue();
    return new LineItem(
        number,
        courseId,
        label,
        points,
        text(json, "resourceId"),
        text(json, "tag"),
        text(json, "resourceLinkId").filter(id -> !id.isEmpty()),
        time(json, "startDateTime"),
        time(json, "endDateTime"),
        released.isBoolean() ? Optional.of(released.booleanValue()) : Optional.empty(),
        review(json),
        coupled);
  }

  static ObjectNode write(SubmissionReview review) {
    ObjectNode json = Json.object();
    ArrayNode states = json.putArray("reviewableStatus");
    review.reviewableStatus().forEach(states::add);
    review.label().ifPresent(label -> json.put("label", label));
    review.url().ifPresent(url -> json.put("url", url.toString()));
    ObjectNode custom = json.putObject("custom");
    review.custom().forEach(custom::put);
    return json;
  }

  /** Submission Review 1.0, section "Line item". */
  static Optional<SubmissionReview> review(JsonNode lineItem) {
    if (!lineItem.path("submissionReview").isObject()) {
      return Optional.empty();
    }
    List<String> problems = new ArrayList<>();
    JsonMembers its =
        new JsonMembers(lineItem.path("submissionReview"), "submissionReview", problems);
    SubmissionReview review =
        new SubmissionReview(
            its.texts("reviewableStatus"),
            its.text("label"),
            its.address("url"),
            its.strings("custom"));
    if (!problems.isEmpty()) {
      throw new Refusal(400, String.join("; ", problems));
    }
    return Optional.of(review);
  }

  private static Optional<String> time(ObjectNode json, String name) {
    Optional<String> text = text(json, name).filter(value -> !value.isBlank());
    if (text.isPresent() && Iso8601.withZone(text.get()).isEmpty()) {
      throw new Refusal(400, name + " must be an ISO 8601 time with a zone");
    }
    return text;
  }

  private static Optional<String> text(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new Refusal(400, name + " must be a string");
    }
    return Optional.of(value.textValue());
  }
}
