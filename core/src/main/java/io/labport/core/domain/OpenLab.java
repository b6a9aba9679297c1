package io.labport.core.domain;

import java.time.Instant;

/**
 * A lab that a learner has running or saved at Skillable, whoever launched it.
 *
 * @param instance which
 * @param lab its profile
 * @param name the profile's name, for people
 * @param since when it was started or, if saved, saved
 * @param expires when it runs out or, if saved, is deleted
 * @param condition what can be done with it
 */
public record OpenLab(
    LabInstanceId instance,
    LabProfileId lab,
    String name,
    Instant since,
    Instant expires,
    Condition condition) {

  /** What can be done with an open lab. */
  public enum Condition {
    /** Can be returned to, saved or ended. */
    RUNNING,
    /** Can be resumed. */
    SAVED,
    /** Cannot be resumed yet. */
    SAVING,
    /** Saved and handed in: must not be resumed. */
    BEING_GRADED
  }

  public boolean running() {
    return condition == Condition.RUNNING;
  }
}
