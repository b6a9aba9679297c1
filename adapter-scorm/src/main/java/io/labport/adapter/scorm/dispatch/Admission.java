package io.labport.adapter.scorm.dispatch;

import java.net.InetAddress;
import java.util.Optional;

/** Decides who may use a dispatch. Thread-safe across nodes. */
public interface Admission {

  /** Whether a session may begin. Counts failed keys of an address, and raises events. */
  Decision decide(Applicant applicant);

  /**
   * Whether a session that has begun may go on; asked at each of its calls, so that a revocation
   * works at the next one.
   */
  Decision stillGood(String dispatch, int generation, Optional<String> origin);

  /**
   * A place for a learner under the registration cap; the same learner never takes a second one.
   * Exact under concurrency. Call it in the transaction that stores the registration, before
   * anything that others wait for, and roll that back when it is refused; of a refused learner
   * nothing stays even if the rest is committed.
   *
   * @param pseudonym of the learner
   */
  Optional<RefusalCode> enrol(Dispatch dispatch, String pseudonym);

  /**
   * Whether one more lab may be started, and counts it if so. Best called in the transaction that
   * notes the launch, so that both happen or none; of a refused one nothing stays.
   *
   * @param registration whose
   * @param launch names this start: the same one is counted once
   */
  Optional<RefusalCode> startLab(Dispatch dispatch, String registration, String launch);

  /** A lab that was counted as running has ended. Idempotent. */
  void labEnded(String dispatch, String launch);

  /** No lab came of a launch that was counted: nothing of it stays. Idempotent. */
  void labCameToNothing(String dispatch, String launch);

  /**
   * A lab runs whose launch may have been taken for nothing before: it is counted, whatever the
   * limits say. Idempotent.
   */
  void labRuns(String dispatch, String registration, String launch);

  /**
   * Who asks.
   *
   * @param dispatch as in the address
   * @param slot which lab
   * @param key as in the package
   * @param generation as in the package
   * @param origin the Origin header
   * @param address of the browser
   */
  record Applicant(
      String dispatch,
      String slot,
      String key,
      int generation,
      Optional<String> origin,
      InetAddress address) {
    @Override
    public String toString() {
      return "Applicant[" + dispatch + "]";
    }
  }

  /** What was decided. */
  sealed interface Decision {
    /**
     * @param dispatch as it stands
     * @param onlyProven set when learners who are new or do not prove themselves must be refused
     *     with this code (a retired key, {@code allowNew=false})
     * @param noLabs set when earlier results may be reported but no lab opened, and why (expired
     *     and within the time for reporting)
     */
    record Admitted(
        Dispatch dispatch, Optional<RefusalCode> onlyProven, Optional<RefusalCode> noLabs)
        implements Decision {}

    record Refused(RefusalCode code) implements Decision {}
  }
}
