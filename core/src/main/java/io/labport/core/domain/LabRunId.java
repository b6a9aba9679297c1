package io.labport.core.domain;

/**
 * Identifies one {@link LabRun}. It is also the {@code tag} that Skillable keeps on the instance,
 * by which a lab whose launch answer was lost is found again.
 *
 * @param value 1 to 40 characters of {@code [A-Za-z0-9_]}
 */
public record LabRunId(String value) {
  public LabRunId {
    if (!value.matches("[A-Za-z0-9_]{1,40}")) {
      throw new IllegalArgumentException("a lab run id has 1 to 40 characters of A-Z a-z 0-9 _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
