package io.labport.core.domain;

/**
 * Skillable's number of a lab profile: the lab as written, of which a learner gets an instance.
 *
 * @param value positive
 */
public record LabProfileId(int value) {
  public LabProfileId {
    if (value <= 0) {
      throw new IllegalArgumentException("a lab profile id is a positive number, not " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
