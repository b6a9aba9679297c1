package io.labport.adapter.scorm.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an attempt's labs came to, and what the LMS has confirmed of it. The server's record is the
 * truth: an LMS that answers "true" need not have stored anything.
 *
 * @param phase where the work stands
 * @param isFinal whether the result is
 * @param revision grows when what the labs mean by themselves changes; 0 for nothing to report
 * @param set of that revision
 * @param optional of that revision
 * @param navigation of that revision
 * @param result of that revision
 * @param labSeconds how long the labs ran, as of that revision
 * @param finalSince when the result became final
 * @param receipt of the final result
 * @param acknowledged the last revision that the LMS has confirmed; 0 for none
 * @param acknowledgedSeconds how long the labs had run, as of the acknowledged revision
 * @param stage in which it did: {@code commit}, {@code terminate}, or {@code left-alone} when the
 *     LMS holds something better
 * @param failure what the LMS answered last when it did not take a report
 * @param told whether the operator was told that nobody acknowledged the final result
 */
record Ledger(
    Phase phase,
    boolean isFinal,
    int revision,
    List<Mapped.Value> set,
    List<Mapped.Value> optional,
    String navigation,
    Optional<Mapped.Result> result,
    long labSeconds,
    Optional<Instant> finalSince,
    Optional<String> receipt,
    int acknowledged,
    long acknowledgedSeconds,
    Optional<String> stage,
    Optional<String> failure,
    boolean told) {
  static final Ledger NOTHING =
      new Ledger(
          Phase.NONE,
          false,
          0,
          List.of(),
          List.of(),
          "",
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          false);

  /** The LMS was going to hold something better. */
  static final String LEFT_ALONE = "left-alone";

  Ledger {
    set = List.copyOf(set);
    optional = List.copyOf(optional);
  }

  /** With what the labs mean now; the same when that is what they meant before. */
  Ledger meaning(Mapped now, long seconds, Instant when) {
    boolean same =
        set.equals(now.set())
            && optional.equals(now.optional())
            && navigation.equals(now.navigation())
            && isFinal == now.isFinal();
    if (same && phase == now.phase() && result.equals(now.result())) {
      return this;
    }
    return new Ledger(
        now.phase(),
        now.isFinal(),
        same ? revision : revision + 1,
        now.set(),
        now.optional(),
        now.navigation(),
        now.result(),
        seconds,
        now.isFinal() ? finalSince.or(() -> Optional.of(when)) : Optional.empty(),
        same ? receipt : Optional.empty(),
        acknowledged,
        acknowledgedSeconds,
        stage,
        failure,
        told && now.isFinal());
  }

  boolean outstanding() {
    return revision > acknowledged;
  }

  /** Whether the present final result is in the LMS, as far as it says. */
  boolean settled() {
    return isFinal && !outstanding();
  }

  /** A confirmation of an older revision changes nothing; one of the same adds how it was given. */
  Ledger acknowledged(int confirmed, String how) {
    if (confirmed < acknowledged || confirmed > revision) {
      return this;
    }
    long seconds = confirmed == revision ? labSeconds : acknowledgedSeconds;
    return with(confirmed, seconds, Optional.of(how), Optional.empty(), told, receipt);
  }

  Ledger failed(String what) {
    return with(acknowledged, acknowledgedSeconds, stage, Optional.of(what), told, receipt);
  }

  /** The LMS has lost what it confirmed, or began anew: it is to be reported again. */
  Ledger forgotten() {
    return with(0, 0, Optional.empty(), failure, told, receipt);
  }

  Ledger asTold() {
    return with(acknowledged, acknowledgedSeconds, stage, failure, true, receipt);
  }

  Ledger withReceipt(String code) {
    return with(acknowledged, acknowledgedSeconds, stage, failure, told, Optional.of(code));
  }

  /** The result in a word. */
  String outcome() {
    return result
        .flatMap(Mapped.Result::passed)
        .map(passed -> passed ? "passed" : "failed")
        .orElse("completed");
  }

  /** Whether the report itself says that the work is done. */
  boolean reportsEnd() {
    return set.stream()
        .anyMatch(each -> each.element().endsWith("_status") && LmsRead.isFinal(each.value()));
  }

  private Ledger with(
      int nowAcknowledged,
      long nowSeconds,
      Optional<String> nowStage,
      Optional<String> nowFailure,
      boolean nowTold,
      Optional<String> nowReceipt) {
    return new Ledger(
        phase,
        isFinal,
        revision,
        set,
        optional,
        navigation,
        result,
        labSeconds,
        finalSince,
        nowReceipt,
        nowAcknowledged,
        nowSeconds,
        nowStage,
        nowFailure,
        nowTold);
  }
}
