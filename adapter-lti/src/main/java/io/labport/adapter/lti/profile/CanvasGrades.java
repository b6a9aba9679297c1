package io.labport.adapter.lti.profile;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Canvas's gradebook. */
final class CanvasGrades implements GradeQuirks {
  private static final String SUBMISSION = "https://canvas.instructure.com/lti/submission";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** unverified: the words of the refusals, which are not documented; the codes are. */
  @Override
  public ScoreMeaning meaning(ScoreReply reply) {
    return switch (reply.status()) {
      case 400 -> reply.says("timestamp") ? ScoreMeaning.STALE : ScoreMeaning.BAD_SCORE;
      case 403 -> throttled(reply) ? ScoreMeaning.LATER : ScoreMeaning.NO_PERMISSION;
      case 422 -> unprocessable(reply);
      default -> StandardAnswers.meaning(reply);
    };
  }

  private static ScoreMeaning unprocessable(ScoreReply reply) {
    if (reply.says("attempt")) {
      return ScoreMeaning.ATTEMPTS_EXHAUSTED;
    }
    if (reply.says("scoremaximum", "score maximum")) {
      return ScoreMeaning.BAD_SCORE;
    }
    if (reply.says("closed", "unpublished", "not published", "locked")) {
      return ScoreMeaning.COLUMN_CLOSED;
    }
    return reply.says("user", "student") ? ScoreMeaning.USER_NOT_GRADABLE : ScoreMeaning.REFUSED;
  }

  private static boolean throttled(ScoreReply reply) {
    boolean empty =
        reply
            .header("X-Rate-Limit-Remaining")
            .filter(left -> left.strip().matches("-.*|0+(\\.0*)?"))
            .isPresent();
    return empty || reply.says("rate limit");
  }

  /**
   * Without this Canvas counts every score as a new attempt. A correction must neither be one nor
   * replace what a teacher has entered meanwhile.
   */
  @Override
  public Map<String, Object> extensions(ScoreSituation situation) {
    Map<String, Object> submission = new LinkedHashMap<>();
    boolean fresh = situation.graded() && !situation.correction();
    if (!fresh) {
      submission.put("new_submission", false);
    }
    if (situation.correction()) {
      submission.put("prioritize_non_tool_grade", true);
    }
    if (fresh && situation.launchUrl().isPresent()) {
      submission.put("submission_type", "basic_lti_launch");
      submission.put("submission_data", situation.launchUrl().get());
    }
    situation.submittedAt().ifPresent(at -> submission.put("submitted_at", TIME.format(at)));
    return Map.of(SUBMISSION, submission);
  }
}
