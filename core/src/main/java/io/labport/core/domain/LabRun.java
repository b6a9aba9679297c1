package io.labport.core.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Our record of one learner's work on one lab profile. It exists before the instance does and
 * outlives it. The learner who launched stays its owner, even if Skillable transfers the instance
 * to somebody else.
 *
 * @param id ours; also the instance's {@code tag}
 * @param learner who launched
 * @param userId the learner's id at Skillable
 * @param lab the profile
 * @param channel how it was launched first
 * @param context course or link as the LMS named it
 * @param classId our class id at Skillable
 * @param attempt 1 for the learner's first run of this lab, then one more
 * @param state where it stands
 * @param instance absent until known
 * @param createdAt when the learner asked
 * @param launchSentAt when the call went out last, or its answer was known to be lost: from then on
 *     a lost lab is looked for
 * @param expiresAt when the running instance, or the saved copy, runs out; an instance may outlive
 *     it by minutes
 * @param result absent until something was reported
 * @param lastEvent sequence of the last event of this run; 0 before the first
 * @param version for optimistic replacement; 0 before the run is stored
 */
public record LabRun(
    LabRunId id,
    LearnerId learner,
    SkillableUserId userId,
    LabProfileId lab,
    Channel channel,
    Optional<String> context,
    Optional<String> classId,
    int attempt,
    RunState state,
    Optional<LabInstanceId> instance,
    Instant createdAt,
    Instant launchSentAt,
    Optional<Instant> expiresAt,
    Optional<LabResult> result,
    int lastEvent,
    long version) {

  public LabRun withState(RunState newState) {
    return with(newState, instance, launchSentAt, expiresAt, result, lastEvent, version);
  }

  public LabRun withInstance(LabInstanceId newInstance, Optional<Instant> newExpiresAt) {
    return with(
        state, Optional.of(newInstance), launchSentAt, newExpiresAt, result, lastEvent, version);
  }

  public LabRun withExpiry(Optional<Instant> newExpiresAt) {
    return with(state, instance, launchSentAt, newExpiresAt, result, lastEvent, version);
  }

  public LabRun withResult(LabResult newResult) {
    return with(
        state, instance, launchSentAt, expiresAt, Optional.of(newResult), lastEvent, version);
  }

  public LabRun withLaunchSentAt(Instant sentAt) {
    return with(state, instance, sentAt, expiresAt, result, lastEvent, version);
  }

  public LabRun withLastEvent(int sequence) {
    return with(state, instance, launchSentAt, expiresAt, result, sequence, version);
  }

  public LabRun withVersion(long newVersion) {
    return with(state, instance, launchSentAt, expiresAt, result, lastEvent, newVersion);
  }

  /** A copy: only these components ever change. */
  private LabRun with(
      RunState newState,
      Optional<LabInstanceId> newInstance,
      Instant newLaunchSentAt,
      Optional<Instant> newExpiresAt,
      Optional<LabResult> newResult,
      int newLastEvent,
      long newVersion) {
    return new LabRun(
        id,
        learner,
        userId,
        lab,
        channel,
        context,
        classId,
        attempt,
        newState,
        newInstance,
        createdAt,
        newLaunchSentAt,
        newExpiresAt,
        newResult,
        newLastEvent,
        newVersion);
  }
}
