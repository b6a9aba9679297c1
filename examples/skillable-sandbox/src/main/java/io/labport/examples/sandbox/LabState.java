package io.labport.examples.sandbox;

/** Where a lab instance stands in its life, in the words of Details' {@code State}. */
public enum LabState {
  SCHEDULED("Scheduled", 5),
  BUILDING("Building", 10),
  RUNNING("Running", 20),
  SAVING("Saving", 30),
  SAVED("Saved", 40),
  RESUMING("Resuming", 50),
  SCORING("Scoring", 60),
  TEARING_DOWN("Tearing Down", 70),
  OFF("Off", 0);

  private final String word;
  private final int number;

  LabState(String word, int number) {
    this.word = word;
    this.number = number;
  }

  String word() {
    return word;
  }

  /**
   * The number webhooks carry. Unverified except for 20, which a published sample shows on a lab
   * that had started and not ended; Skillable publishes no table.
   */
  int number() {
    return number;
  }

  /** Stats documents that labs being torn down, saved or resumed still count as active. */
  boolean active() {
    return this != SAVED && this != OFF && this != SCHEDULED;
  }

  boolean open() {
    return this == BUILDING || this == RUNNING || this == RESUMING;
  }
}
