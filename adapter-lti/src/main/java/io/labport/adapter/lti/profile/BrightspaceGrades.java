package io.labport.adapter.lti.profile;

/** D2L Brightspace's gradebook. */
final class BrightspaceGrades implements GradeQuirks {
  /** unverified: the words by which a missing scope is told from a missing enrolment. */
  @Override
  public ScoreMeaning meaning(ScoreReply reply) {
    if (reply.status() == 403 && !reply.says("rate limit")) {
      return reply.says("scope", "deployment", "permission")
          ? ScoreMeaning.NO_PERMISSION
          : ScoreMeaning.USER_NOT_GRADABLE;
    }
    if (reply.status() == 404 && reply.says("user")) {
      return ScoreMeaning.USER_NOT_GRADABLE;
    }
    return StandardAnswers.meaning(reply);
  }
}
