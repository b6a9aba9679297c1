package io.labport.adapter.scorm.cmi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the LMS holds, as the SCO read it. It comes from a browser and is not to be trusted: text
 * that is no value of the element counts as absent.
 *
 * @param status {@code cmi.core.lesson_status} (SCORM 1.2 RTE, section 3.4.4)
 * @param completion {@code cmi.completion_status} (SCORM 2004 RTE, section 4.2.4)
 * @param success {@code cmi.success_status} (SCORM 2004 RTE, section 4.2.22)
 * @param scoreRaw {@code score.raw} of either version
 * @param scoreScaled {@code cmi.score.scaled}
 * @param totalTime {@code total_time} of either version, as read when the session began
 * @param acknowledgedTime what the LMS was given before by our own records; counts when its total
 *     time cannot be read
 */
public record LmsStanding(
    Optional<String> status,
    Optional<String> completion,
    Optional<String> success,
    Optional<String> scoreRaw,
    Optional<String> scoreScaled,
    Optional<String> totalTime,
    Duration acknowledgedTime) {

  /** Nothing was read. */
  public static final LmsStanding NOTHING =
      new LmsStanding(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO);

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,10})?");

  /** No value of these elements is longer. */
  private static final int LONGEST = 64;

  public LmsStanding {
    status = sane(status);
    completion = sane(completion);
    success = sane(success);
    scoreRaw = sane(scoreRaw);
    scoreScaled = sane(scoreScaled);
    totalTime = sane(totalTime);
  }

  /** The time the LMS has counted so far; from our own records when it does not say. */
  Duration timeSoFar() {
    return totalTime.flatMap(Formats::parseTimespan).orElse(acknowledgedTime);
  }

  Rank rank(Dialect dialect) {
    return dialect == Dialect.SCORM_12
        ? Rank.of(word(status))
        : Rank.of(word(completion), word(success));
  }

  boolean completed() {
    return word(completion).equals("completed");
  }

  Optional<BigDecimal> raw() {
    return number(scoreRaw);
  }

  Optional<BigDecimal> scaled() {
    return number(scoreScaled);
  }

  private static String word(Optional<String> text) {
    return text.map(t -> t.toLowerCase(Locale.ROOT)).orElse("");
  }

  private static Optional<BigDecimal> number(Optional<String> text) {
    return text.filter(t -> NUMBER.matcher(t).matches()).map(BigDecimal::new);
  }

  private static Optional<String> sane(Optional<String> text) {
    return text.filter(t -> t.length() <= LONGEST).map(String::strip);
  }
}
