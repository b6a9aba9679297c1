package io.labport.adapter.scorm.lms;

import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.cmi.MappingPolicy.ExitOnComplete;
import io.labport.adapter.scorm.cmi.MappingPolicy.Unscored;
import java.util.Optional;

/**
 * What an LMS wants reported otherwise than usual; absent is as usual.
 *
 * @param unscored the success of a completed lab that nobody scores
 * @param scoreOnComplete whether a completed lab without a score reports full marks
 * @param exitOnComplete how the SCO leaves a completed attempt
 */
public record MappingChange(
    Optional<Unscored> unscored,
    Optional<Boolean> scoreOnComplete,
    Optional<ExitOnComplete> exitOnComplete) {

  public static final MappingChange NONE =
      new MappingChange(Optional.empty(), Optional.empty(), Optional.empty());

  static MappingChange unscored(Unscored success) {
    return new MappingChange(Optional.of(success), Optional.empty(), Optional.empty());
  }

  static MappingChange fullMarksOnComplete() {
    return new MappingChange(Optional.empty(), Optional.of(true), Optional.empty());
  }

  /** The policy with these changes. */
  public MappingPolicy applyTo(MappingPolicy policy) {
    return new MappingPolicy(
        policy.completion(),
        policy.failure(),
        unscored.orElse(policy.unscored()),
        policy.pendingCountsAsComplete(),
        scoreOnComplete.orElse(policy.scoreOnComplete()),
        policy.scoreDecimals(),
        policy.rawScale(),
        policy.time(),
        policy.detail(),
        exitOnComplete.orElse(policy.exitOnComplete()),
        policy.keepBest(),
        policy.masteryPercent(),
        policy.waitForScore());
  }
}
