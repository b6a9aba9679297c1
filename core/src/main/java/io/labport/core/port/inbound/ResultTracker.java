package io.labport.core.port.inbound;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import java.util.List;
import java.util.Optional;

/**
 * Says how labs went. Thread-safe. Reads our own records; asks Skillable only in the background,
 * except for {@link #activities}.
 */
public interface ResultTracker {

  Optional<LabRun> run(LabRunId id);

  Optional<LabRun> runOf(LabInstanceId instance);

  /** The latest known result of the run; empty while nothing was reported. */
  Optional<LabResult> latest(LabRunId id);

  /** The learner's runs, newest first, 200 at the most. */
  List<LabRun> runsOf(LearnerId learner);

  /**
   * The values of all origins of this adapter that led to the run, in the order they were recorded.
   */
  List<String> origins(LabRunId id, String adapter);

  /**
   * What the activities of the run's lab brought, as Skillable says now; empty for a run that is
   * not known or has no instance, and for a lab without activities. This call goes to Skillable and
   * may take as long as a reading call there: make it in background work.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when no usable answer came
   */
  List<ActivityResult> activities(LabRunId id);

  /**
   * Asks for the instance's result to be read again soon, durably. A hint is cheap and harmless:
   * unknown instances are ignored, and repeated hints become one call.
   */
  void hint(LabInstanceId instance);
}
