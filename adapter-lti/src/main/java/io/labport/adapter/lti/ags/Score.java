package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A score as it goes out (AGS 2.0, section 3.4); {@code toString} shows no personal data. */
record Score(@JsonValue Map<String, Object> members) {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * @param decimals that the platform takes
   * @param extensions members of the platform's own
   */
  static Score of(
      String user,
      Instant timestamp,
      ScoreContent content,
      Optional<String> comment,
      int decimals,
      Map<String, Object> extensions) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("userId", user);
    members.put("timestamp", MILLISECONDS.format(timestamp));
    members.put("activityProgress", content.activityProgress());
    members.put("gradingProgress", content.gradingProgress());
    if (content.given().isPresent() && content.maximum().isPresent()) {
      members.put("scoreGiven", even(content.given().get(), decimals));
      members.put("scoreMaximum", even(content.maximum().get(), decimals));
    }
    comment.ifPresent(text -> members.put("comment", text));
    Map<String, Object> submission = new LinkedHashMap<>();
    submission.put("startedAt", MILLISECONDS.format(content.startedAt()));
    content.submittedAt().ifPresent(end -> submission.put("submittedAt", MILLISECONDS.format(end)));
    members.put("submission", submission);
    members.putAll(extensions);
    return new Score(members);
  }

  private static BigDecimal even(BigDecimal number, int decimals) {
    BigDecimal even = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return even.scale() < 0 ? even.setScale(0) : even;
  }

  @Override
  public String toString() {
    return "Score[" + members.get("activityProgress") + " at " + members.get("timestamp") + "]";
  }
}
