package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A score on the wire: Assignment and Grade Services 2.0, section 3.4.
 *
 * @param given empty clears the earlier score
 * @param newSubmission false if the tool says that this corrects the last one: Canvas
 */
record ScoreJson(
    String userId,
    Instant timestamp,
    String activityProgress,
    String gradingProgress,
    Optional<BigDecimal> given,
    Optional<BigDecimal> maximum,
    String comment,
    boolean newSubmission) {

  static final String MEDIA_TYPE = "application/vnd.ims.lis.v1.score+json";

  private static final String CANVAS = "https://canvas.instructure.com/lti/submission";

  private static final Set<String> ACTIVITY =
      Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
  private static final Set<String> GRADING =
      Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

  /** Refuses what is not a score. */
  static ScoreJson read(ObjectNode json) {
    String userId = text(json, "userId");
    Instant timestamp =
        Iso8601.precise(text(json, "timestamp"))
            .orElseThrow(
                () ->
                    new Refusal(
                        400,
                        "timestamp must be an ISO 8601 time with fractions of a second and a"
                            + " zone"));
    String activity = oneOf(json, "activityProgress", ACTIVITY);
    String grading = oneOf(json, "gradingProgress", GRADING);
    Optional<BigDecimal> given = number(json, "scoreGiven");
    Optional<BigDecimal> maximum = number(json, "scoreMaximum");
    if (given.isPresent() && given.get().signum() < 0) {
      throw new Refusal(400, "scoreGiven must not be below 0");
    }
    if (maximum.isPresent() && maximum.get().signum() <= 0) {
      throw new Refusal(400, "scoreMaximum must be above 0");
    }
    if (given.isPresent() && maximum.isEmpty()) {
      throw new Refusal(400, "scoreGiven needs scoreMaximum");
    }
    if (json.has("scoringUserId") && json.path("scoringUserId").asText("").isBlank()) {
      throw new Refusal(400, "scoringUserId must be left out rather than empty");
    }
    checkSubmission(json.path("submission"));
    JsonNode comment = json.path("comment");
    if (!comment.isMissingNode() && !comment.isNull() && !comment.isTextual()) {
      throw new Refusal(400, "comment must be a string");
    }
    return new ScoreJson(
        userId,
        timestamp,
        activity,
        grading,
        given,
        maximum,
        comment.isTextual() ? comment.textValue() : "",
        json.path(CANVAS).path("new_submission").asBoolean(true));
  }

  private static void checkSubmission(JsonNode submission) {
    if (submission.isMissingNode() || submission.isNull()) {
      return;
    }
    if (!submission.isObject()) {
      throw new Refusal(400, "submission must be an object");
    }
    Optional<Instant> started = submissionTime(submission, "startedAt");
    Optional<Instant> submitted = submissionTime(submission, "submittedAt");
    if (started.isPresent() && submitted.isPresent() && submitted.get().isBefore(started.get())) {
      throw new Refusal(400, "submission.submittedAt must not be before startedAt");
    }
  }

  private static Optional<Instant> submissionTime(JsonNode submission, String name) {
    JsonNode value = submission.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    Optional<Instant> time = Iso8601.precise(value.asText());
    if (time.isEmpty()) {
      throw new Refusal(
          400,
          "submission." + name + " must be an ISO 8601 time with fractions of a second and a zone");
    }
    return time;
  }

  private static String text(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new Refusal(400, name + " is needed and must be a string");
    }
    return value.textValue();
  }

  private static String oneOf(ObjectNode json, String name, Set<String> allowed) {
    String value = text(json, name);
    if (!allowed.contains(value)) {
      throw new Refusal(400, name + " must not be " + value);
    }
    return value;
  }

  private static Optional<BigDecimal> number(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw new Refusal(400, name + " must be a number");
    }
    return Optional.of(value.decimalValue());
  }
}
