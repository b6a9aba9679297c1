package io.labport.adapter.lti.profile;

/** Blackboard Learn's gradebook. */
final class BlackboardGrades implements GradeQuirks {
  @Override
  public ScoreMeaning meaning(ScoreReply reply) {
    if (reply.status() == 400) {
      return reply.says("user") ? ScoreMeaning.USER_NOT_GRADABLE : ScoreMeaning.BAD_SCORE;
    }
    return StandardAnswers.meaning(reply);
  }

  /** Leaving the comment out clears a teacher's too (hypothesis/lms issue 5685). */
  @Override
  public boolean clearsComments() {
    return true;
  }
}
