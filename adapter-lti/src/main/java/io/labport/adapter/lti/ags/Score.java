package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A score as it goes out (AGS 2.0, section 3.4). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Score(
    String userId,
    String timestamp,
    String activityProgress,
    String gradingProgress,
    @Nullable BigDecimal scoreGiven,
    @Nullable BigDecimal scoreMaximum,
    @Nullable Submission submission) {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** When the learner worked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Submission(String startedAt, @Nullable String submittedAt) {}

  static Score of(String user, Instant timestamp, ScoreContent content) {
    String started = MILLISECONDS.format(content.startedAt());
    String submitted =
        content
            .endedAt()
            .filter(end -> !end.isBefore(content.startedAt()))
            .map(MILLISECONDS::format)
            .orElse(null);
    return new Score(
        user,
        MILLISECONDS.format(timestamp),
        content.activityProgress(),
        content.gradingProgress(),
        content.given().map(Score::even).orElse(null),
        content.given().isPresent() ? content.maximum().map(Score::even).orElse(null) : null,
        new Submission(started, submitted));
  }

  private static BigDecimal even(BigDecimal number) {
    return number.setScale(5, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  @Override
  public String toString() {
    return "Score[" + activityProgress + "/" + gradingProgress + " at " + timestamp + "]";
  }
}
