package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.profile.ScoreMeaning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of each score that went, or should go, to a gradebook. For embedders, who get it from
 * {@code Labport.offered(Grades.class)}, and for administrators at {@code /admin/lti/grades}.
 * Thread-safe.
 */
public interface Grades {

  /**
   * A page of scores in a fixed order that says nothing about time.
   *
   * @param registration empty for all
   * @param state empty for all
   * @param after {@link Page#next} of the page before; empty for the first
   * @param limit 1 to 500
   */
  Page list(
      Optional<String> registration,
      Optional<GradeState.Status> state,
      Optional<String> after,
      int limit);

  /** One score; empty when there is none of that id. */
  Optional<Grade> find(String id);

  /**
   * Sends the score's present content once more, whatever became of it; durably, in the background.
   * What has become stale meanwhile still does not overwrite what is newer.
   *
   * @return false when there is none of that id, or what it belongs to is gone
   */
  boolean resend(String id);

  /**
   * As {@link #resend(String)} for all scores of the registration in the state; 10,000 at the most.
   *
   * @return how many
   */
  int resend(String registration, GradeState.Status state);

  /**
   * @param grades as many as asked for, or fewer although more may follow
   * @param next where the next page begins; empty at the end
   */
  record Page(List<Grade> grades, Optional<String> next) {
    public Page {
      grades = List.copyOf(grades);
    }
  }

  /**
   * One score. {@code toString} shows no personal data.
   *
   * @param id opaque; stays the same for later revisions
   * @param activity Skillable's number of the activity, for a column of one
   * @param user the learner's {@code sub}
   * @param userHash recognises the learner without naming them
   * @param column the line item; empty while there is none
   * @param content what was tried last, for people
   * @param timestamp of the last score that went out
   * @param code of the last failure or refusal
   * @param meaning of it, with words and who can mend it; also why something was superseded
   * @param attempts the last 20 in words, oldest first: time, status code, outcome
   */
  record Grade(
      String id,
      String run,
      Optional<String> activity,
      String registration,
      String deployment,
      Optional<String> context,
      String resourceLink,
      Optional<String> title,
      String user,
      String userHash,
      Optional<String> column,
      GradeState.Status state,
      String content,
      Optional<Instant> timestamp,
      Optional<String> code,
      Optional<ScoreMeaning> meaning,
      List<Attempt> attempts) {
    public Grade {
      attempts = List.copyOf(attempts);
    }

    @Override
    public String toString() {
      return "Grade[" + id + " " + state + "]";
    }
  }

  /**
   * @param status of the platform's answer; 0 when none came
   */
  record Attempt(Instant at, int status, String outcome) {}
}
