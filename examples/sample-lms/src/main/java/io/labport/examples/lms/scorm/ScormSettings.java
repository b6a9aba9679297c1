package io.labport.examples.lms.scorm;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the player behaves.
 *
 * @param masteryOverride SCORM 1.2: whether a score and a mastery score overrule the status that
 *     the content set, as many LMSs do
 * @param continuesAttempts whether a launch after an end without suspending continues the attempt
 *     with all its data, as Moodle does, instead of beginning another
 * @param mode {@code normal}, {@code browse} or {@code review}
 * @param credit {@code credit} or {@code no-credit}
 * @param contentPolicy Content-Security-Policy of everything in packages; empty for none
 * @param blocksUnload whether the unload event is forbidden by Permissions-Policy, as in Moodle
 * @param leavesOnRequest SCORM 2004: whether the player takes the content away after a Terminate
 *     with a navigation request that ends it
 * @param faults how the run-time API is broken
 * @param apiDelay how long after the content the API appears
 */
public record ScormSettings(
    boolean masteryOverride,
    boolean continuesAttempts,
    String mode,
    String credit,
    Optional<String> contentPolicy,
    boolean blocksUnload,
    boolean leavesOnRequest,
    Set<ScormFault> faults,
    Duration apiDelay) {

  /** What an ordinary LMS does. */
  public static final ScormSettings DEFAULTS =
      new ScormSettings(
          true, false, "normal", "credit", Optional.empty(), true, true, Set.of(), Duration.ZERO);

  public ScormSettings {
    faults = Set.copyOf(faults);
  }

  /** The same with another {@code masteryOverride}. */
  public ScormSettings withMasteryOverride(boolean wanted) {
    return new ScormSettings(
        wanted,
        continuesAttempts,
        mode,
        credit,
        contentPolicy,
        blocksUnload,
        leavesOnRequest,
        faults,
        apiDelay);
  }

  /** The same with another {@code continuesAttempts}. */
  public ScormSettings withContinuedAttempts(boolean wanted) {
    return new ScormSettings(
        masteryOverride,
        wanted,
        mode,
        credit,
        contentPolicy,
        blocksUnload,
        leavesOnRequest,
        faults,
        apiDelay);
  }

  /** The same in another mode, for credit or not. */
  public ScormSettings withMode(String wantedMode, String wantedCredit) {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        wantedMode,
        wantedCredit,
        contentPolicy,
        blocksUnload,
        leavesOnRequest,
        faults,
        apiDelay);
  }

  /** The same with this Content-Security-Policy for what is in packages. */
  public ScormSettings withContentPolicy(String wanted) {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        mode,
        credit,
        Optional.of(wanted),
        blocksUnload,
        leavesOnRequest,
        faults,
        apiDelay);
  }

  /** The same without a Content-Security-Policy for what is in packages. */
  public ScormSettings withoutContentPolicy() {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        mode,
        credit,
        Optional.empty(),
        blocksUnload,
        leavesOnRequest,
        faults,
        apiDelay);
  }

  /** The same with another {@code blocksUnload}. */
  public ScormSettings withBlockedUnload(boolean wanted) {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        mode,
        credit,
        contentPolicy,
        wanted,
        leavesOnRequest,
        faults,
        apiDelay);
  }

  /** The same with another {@code leavesOnRequest}. */
  public ScormSettings withLeavingOnRequest(boolean wanted) {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        mode,
        credit,
        contentPolicy,
        blocksUnload,
        wanted,
        faults,
        apiDelay);
  }

  /** The same with an API that is broken like this, and in no other way. */
  public ScormSettings withFaults(ScormFault... wanted) {
    return withFaults(Set.of(wanted));
  }

  /** The same with an API that is broken like this, and in no other way. */
  public ScormSettings withFaults(Set<ScormFault> wanted) {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        mode,
        credit,
        contentPolicy,
        blocksUnload,
        leavesOnRequest,
        wanted,
        apiDelay);
  }

  /** The same with an API that appears later. */
  public ScormSettings withApiDelay(Duration wanted) {
    return new ScormSettings(
        masteryOverride,
        continuesAttempts,
        mode,
        credit,
        contentPolicy,
        blocksUnload,
        leavesOnRequest,
        faults,
        wanted);
  }
}
