package io.labport.adapter.lti.profile;

/** What a platform's answer to a score means, or why there was none, and who can mend it. */
public enum ScoreMeaning {
  TAKEN(Solver.NOBODY, "the platform took it"),
  /** AGS 2.0, section 3.4.6. */
  STALE(Solver.NOBODY, "the platform holds something newer, perhaps set by a person"),
  UNAUTHORIZED(
      Solver.ADMINISTRATOR,
      "the platform accepts none of our access tokens: look at the tool's services there"),
  NOT_FOUND(Solver.INSTRUCTOR, "the column is no longer in the gradebook: make it anew"),
  LATER(Solver.TIME, "the platform could not take it just then; it is tried again"),
  USER_NOT_GRADABLE(
      Solver.INSTRUCTOR,
      "the platform grades this person not, or no longer: enrol them with a role that is graded"),
  COLUMN_CLOSED(
      Solver.INSTRUCTOR, "the column takes no scores: open or publish its assignment again"),
  ATTEMPTS_EXHAUSTED(Solver.INSTRUCTOR, "no further attempt is allowed: allow more"),
  NO_PERMISSION(
      Solver.ADMINISTRATOR, "the tool may not send scores here: grant its scopes and deployment"),
  BAD_SCORE(Solver.OPERATOR, "the platform does not understand the score: report it with the log"),
  REFUSED(Solver.ADMINISTRATOR, "the platform refused it without a reason that we know"),
  NO_COLUMN(
      Solver.INSTRUCTOR,
      "the link has no column: give it one in the LMS, or let the tool make it (line-items:"
          + " create)"),
  NO_MAXIMUM(Solver.OPERATOR, "the lab reported a score without its maximum: give it one"),
  NO_TOKEN(Solver.ADMINISTRATOR, "the platform grants no access token: look at the tool there");

  private final Solver solver;
  private final String words;

  ScoreMeaning(Solver solver, String words) {
    this.solver = solver;
    this.words = words;
  }

  public Solver solver() {
    return solver;
  }

  /** A sentence for administrators. */
  public String words() {
    return words;
  }

  /** Whether the same score will be refused again until a person did something. */
  public boolean needsPerson() {
    return solver != Solver.NOBODY && solver != Solver.TIME;
  }
}
