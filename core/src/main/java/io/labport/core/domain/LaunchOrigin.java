package io.labport.core.domain;

/**
 * What an adapter must know when a run's result comes home, for example which gradebook column. It
 * is recorded with the run before Skillable is called, so that nothing that dies in between can
 * lose it; a run that was opened from two links has two.
 *
 * @param adapter the adapter's id
 * @param value opaque to core; no secrets and no personal data; 1 to 300 characters
 */
public record LaunchOrigin(String adapter, String value) {
  public LaunchOrigin {
    if (value.isEmpty() || value.length() > 300) {
      throw new IllegalArgumentException("an origin has 1 to 300 characters");
    }
  }
}
