package io.labport.core.domain;

/**
 * Skillable's number of one lab instance: the only key to its result.
 *
 * @param value positive
 */
public record LabInstanceId(long value) {
  public LabInstanceId {
    if (value <= 0) {
      throw new IllegalArgumentException("a lab instance id is a positive number, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
