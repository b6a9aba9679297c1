package io.labport.examples.sandbox;

import java.time.Duration;

/**
 * How long things take, by the sandbox clock.
 *
 * @param overrun how much longer than {@code Expires} a lab lives: published samples ended 11 to
 *     235 s after it
 * @param savedKept how long a saved lab is kept
 * @param urlLife how long a one-view URL lives unseen
 */
public record Timings(
    Duration building,
    Duration saving,
    Duration resuming,
    Duration scoring,
    Duration teardown,
    Duration overrun,
    Duration savedKept,
    Duration urlLife) {

  /** Labs build, save, resume and score at once; teardown takes 30 s. */
  public static Timings quick() {
    return new Timings(
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofDays(7),
        Duration.ofSeconds(60));
  }

  /** Every step takes a while, as with Skillable. */
  public static Timings lifelike() {
    return new Timings(
        Duration.ofSeconds(45),
        Duration.ofSeconds(40),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(90),
        Duration.ofDays(7),
        Duration.ofSeconds(60));
  }

  /** The same with another time for building. */
  public Timings withBuilding(Duration time) {
    return new Timings(time, saving, resuming, scoring, teardown, overrun, savedKept, urlLife);
  }

  /** The same with another time for saving. */
  public Timings withSaving(Duration time) {
    return new Timings(building, time, resuming, scoring, teardown, overrun, savedKept, urlLife);
  }

  /** The same with another time for resuming. */
  public Timings withResuming(Duration time) {
    return new Timings(building, saving, time, scoring, teardown, overrun, savedKept, urlLife);
  }

  /** The same with another time for scoring. */
  public Timings withScoring(Duration time) {
    return new Timings(building, saving, resuming, time, teardown, overrun, savedKept, urlLife);
  }

  /** The same with another time for tearing down. */
  public Timings withTeardown(Duration time) {
    return new Timings(building, saving, resuming, scoring, time, overrun, savedKept, urlLife);
  }
}
