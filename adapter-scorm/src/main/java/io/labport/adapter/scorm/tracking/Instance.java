package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a registration, with an owner of its own: whoever shows its secret. Another
 * attempt's labs and results are out of its reach, because for the core it is another learner.
 *
 * @param number 1 for the first
 * @param learner the id by which the core knows this attempt's learner
 * @param proof by what its owner is known again
 * @param stored whether an LMS has ever stored a secret of it; until then it has no owner
 * @param session the session that may speak for it; a later one takes its place
 * @param start the last lab that was asked for
 * @param refused the last launch that came to nothing
 * @param dialect that the LMS spoke last
 * @param attended how long SCOs were open, in seconds, as they say
 * @param ledger what came of it
 * @param createdAt when it began
 */
record Instance(
    int number,
    String learner,
    Proof proof,
    boolean stored,
    Optional<String> session,
    Optional<Start> start,
    Optional<Refused> refused,
    Dialect dialect,
    long attended,
    Ledger ledger,
    Instant createdAt) {

  /**
   * A lab that was asked for.
   *
   * @param key by which the SCO names its wish: the same one starts no second lab
   * @param ordinal 1 for the attempt's first lab
   */
  record Start(String key, int ordinal) {}

  /**
   * A launch without a lab.
   *
   * @param run of the core
   * @param message what the learner is told
   */
  record Refused(String run, Message message, Instant at) {
    boolean isOf(LabRun of) {
      return of.state() == RunState.LAUNCH_FAILED && of.id().value().equals(run);
    }
  }

  static Instance first(
      int number, String learner, String secret, Dialect dialect, String session, Instant now) {
    return new Instance(
        number,
        learner,
        Proof.only(secret),
        false,
        Optional.of(session),
        Optional.empty(),
        Optional.empty(),
        dialect,
        0,
        Ledger.NOTHING,
        now);
  }

  /** In the hands of a new session, with the proof that is good from now on. */
  Instance taken(String by, Proof newProof, Dialect spoken) {
    return new Instance(
        number,
        learner,
        newProof,
        stored,
        Optional.of(by),
        start,
        refused,
        spoken,
        attended,
        ledger,
        createdAt);
  }

  Instance with(Ledger newLedger) {
    return with(stored, start, refused, attended, newLedger);
  }

  Instance asStored() {
    return with(true, start, refused, attended, ledger);
  }

  Instance started(Start newStart) {
    return with(stored, Optional.of(newStart), refused, attended, ledger);
  }

  Instance attended(long seconds) {
    return with(stored, start, refused, attended + seconds, ledger);
  }

  /** Events may be told again, but never takes an older one the place of a newer one. */
  Instance refused(Refused launch) {
    boolean older = refused.filter(newer -> newer.at().isAfter(launch.at())).isPresent();
    return older ? this : with(stored, start, Optional.of(launch), attended, ledger);
  }

  private Instance with(
      boolean nowStored,
      Optional<Start> nowStart,
      Optional<Refused> nowRefused,
      long nowAttended,
      Ledger nowLedger) {
    return new Instance(
        number,
        learner,
        proof,
        nowStored,
        session,
        nowStart,
        nowRefused,
        dialect,
        nowAttended,
        nowLedger,
        createdAt);
  }
}
