package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.profile.ScoreMeaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one score of a run for one binding. Members that documents of earlier versions do
 * not have are empty.
 *
 * @param acknowledged what the platform took last; empty for nothing yet
 * @param timestamp of the last score that went out, in milliseconds since 1970; 0 for none
 * @param failingSince when the sending began to fail, in milliseconds since 1970; 0 while it does
 *     not
 * @param why the code of the last failure or refusal; empty for none
 * @param refusedKey what the platform refused for good; empty for nothing
 * @param meaning of the last failure or refusal
 * @param column the line item that it goes to; empty while there is none
 * @param content what was tried last, for people: {@code Completed/FullyGraded 83.5 of 100}
 * @param attempts the last 20, oldest first
 */
public record GradeState(
    Status status,
    String acknowledged,
    long timestamp,
    long failingSince,
    String why,
    String refusedKey,
    @Nullable ScoreMeaning meaning,
    String column,
    String content,
    List<GradeAttempt> attempts) {
  private static final int MOST_ATTEMPTS = 20;

  /** Before anything was tried. */
  static final GradeState NEW =
      new GradeState(Status.WAITING, "", 0, 0, "", "", null, "", "", List.of());

  /** Where it stands. */
  public enum Status {
    /** Not sent yet, or to be tried again. */
    WAITING,
    /** The platform took it. */
    SENT,
    /** The platform has something newer. */
    SUPERSEDED,
    /** The platform will not take it. */
    REFUSED,
    /** Given up after days of failures. */
    BURIED
  }

  @SuppressWarnings("ConstantValue") // Jackson gives null for what a document does not have.
  public GradeState {
    column = column == null ? "" : column;
    content = content == null ? "" : content;
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
  }

  /** A timestamp is about to go out. */
  GradeState sending(long at) {
    return with(Status.WAITING, acknowledged, at, failingSince, why, refusedKey, meaning);
  }

  /** What was tried, with its answers. */
  GradeState tried(String where, String what, List<GradeAttempt> further) {
    List<GradeAttempt> all = new ArrayList<>(attempts);
    all.addAll(further);
    List<GradeAttempt> last = all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size());
    return new GradeState(
        status, acknowledged, timestamp, failingSince, why, refusedKey, meaning, where, what, last);
  }

  GradeState taken(Status how, String what, ScoreMeaning meant) {
    return with(how, what, timestamp, 0, "", "", meant);
  }

  GradeState failing(long now, String code, ScoreMeaning meant) {
    long since = failingSince == 0 ? now : failingSince;
    return with(Status.WAITING, acknowledged, timestamp, since, code, refusedKey, meant);
  }

  /** Failures are counted anew from here. */
  GradeState givenUp() {
    return with(Status.BURIED, acknowledged, timestamp, 0, why, refusedKey, meaning);
  }

  GradeState refused(String what, String code, ScoreMeaning meant) {
    return with(Status.REFUSED, acknowledged, timestamp, 0, code, what, meant);
  }

  /** To be sent once more, whatever became of it. */
  GradeState anew() {
    return with(Status.WAITING, acknowledged, timestamp, 0, "", "", null);
  }

  /** Whether a platform has, or may have, a grade of this run already; progress is none. */
  boolean gradeMayBeThere() {
    boolean unclear = attempts.stream().anyMatch(a -> a.outcome().equals(GradeAttempt.NO_ANSWER));
    return acknowledged.contains("/FullyGraded/") || (content.contains("/FullyGraded") && unclear);
  }

  private GradeState with(
      Status now,
      String taken,
      long at,
      long since,
      String code,
      String refusal,
      @Nullable ScoreMeaning meant) {
    return new GradeState(now, taken, at, since, code, refusal, meant, column, content, attempts);
  }
}
