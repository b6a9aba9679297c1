package io.labport.adapter.lti.ags;

/**
 * What became of one run's score for one binding.
 *
 * @param acknowledged what the platform took last; empty for nothing yet
 * @param timestamp of the last score that went out, in milliseconds since 1970; 0 for none
 * @param failingSince when the sending began to fail, in milliseconds since 1970; 0 while it does
 *     not
 * @param why the code of the last failure or refusal; empty for none
 * @param refusedKey what the platform refused for good; empty for nothing
 */
public record GradeState(
    Status status,
    String acknowledged,
    long timestamp,
    long failingSince,
    String why,
    String refusedKey) {
  /** Before anything was tried. */
  static final GradeState NEW = new GradeState(Status.WAITING, "", 0, 0, "", "");

  /** Where it stands. */
  public enum Status {
    /** Not sent yet, or to be tried again. */
    WAITING,
    /** The platform took it. */
    SENT,
    /** The platform has something newer. */
    SUPERSEDED,
    /** The platform will not take it. */
    REFUSED
  }

  GradeState sending(long at) {
    return new GradeState(Status.WAITING, acknowledged, at, failingSince, why, refusedKey);
  }

  GradeState taken(Status how, String what) {
    return new GradeState(how, what, timestamp, 0, "", "");
  }

  GradeState failing(long now, String code) {
    long since = failingSince == 0 ? now : failingSince;
    return new GradeState(Status.WAITING, acknowledged, timestamp, since, code, refusedKey);
  }

  /** Failures are counted anew from here. */
  GradeState givenUp() {
    return new GradeState(status, acknowledged, timestamp, 0, why, refusedKey);
  }

  GradeState refused(String what, String code) {
    return new GradeState(Status.REFUSED, acknowledged, timestamp, 0, code, what);
  }
}
