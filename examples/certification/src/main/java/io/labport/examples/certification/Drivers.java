package io.labport.examples.certification;

import java.util.Optional;

/**
 * What only somebody who knows the tool can do in it. Without a driver, the cases that need it are
 * not applicable.
 */
public record Drivers(
    Optional<PickerDriver> picker,
    Optional<ScoreDriver> score,
    Optional<RosterDriver> roster,
    Optional<StorageDriver> storage,
    Optional<RegistrationDriver> registration) {

  /** A tool of which nothing is known. */
  public static Drivers none() {
    return new Drivers(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with somebody who chooses content. */
  public Drivers with(PickerDriver driver) {
    return new Drivers(Optional.of(driver), score, roster, storage, registration);
  }

  /** The same with somebody who works until there is a score. */
  public Drivers with(ScoreDriver driver) {
    return new Drivers(picker, Optional.of(driver), roster, storage, registration);
  }

  /** The same with somebody who makes the tool read the roster. */
  public Drivers with(RosterDriver driver) {
    return new Drivers(picker, score, Optional.of(driver), storage, registration);
  }

  /** The same with somebody who does what the tool's scripts do. */
  public Drivers with(StorageDriver driver) {
    return new Drivers(picker, score, roster, Optional.of(driver), registration);
  }

  /** The same with somebody who lets platforms register. */
  public Drivers with(RegistrationDriver driver) {
    return new Drivers(picker, score, roster, storage, Optional.of(driver));
  }
}
