package io.labport.adapter.lti.profile;

/** What answers to scores mean where no LMS differs (AGS 2.0, section 3.4; RFC 9110). */
final class StandardAnswers {
  private StandardAnswers() {}

  static ScoreMeaning meaning(ScoreReply reply) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return ScoreMeaning.TAKEN;
    }
    return switch (status) {
      case 400, 415 -> ScoreMeaning.BAD_SCORE;
      case 401 -> ScoreMeaning.UNAUTHORIZED;
      // Some throttle with 403 and say so only in the text.
      case 403 -> reply.says("rate limit") ? ScoreMeaning.LATER : ScoreMeaning.NO_PERMISSION;
      case 404 -> ScoreMeaning.NOT_FOUND;
      case 408, 425, 429 -> ScoreMeaning.LATER;
      case 409 -> ScoreMeaning.STALE;
      case 410 -> ScoreMeaning.COLUMN_CLOSED;
      default -> status >= 500 ? ScoreMeaning.LATER : ScoreMeaning.REFUSED;
    };
  }
}
