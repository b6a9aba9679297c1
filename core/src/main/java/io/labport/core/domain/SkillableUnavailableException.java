package io.labport.core.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * A reading call to Skillable failed for a reason that may pass, or that only an operator can mend.
 */
public final class SkillableUnavailableException extends LabportException {
  private final boolean transientFault;
  private final Optional<Duration> retryAfter;

  /**
   * @param code for example {@code skillable.timeout}, {@code skillable.http-503}, {@code
   *     skillable.not-authorized}
   * @param transientFault whether asking again later may help
   * @param retryAfter what Skillable asked for
   */
  public SkillableUnavailableException(
      String code, String message, boolean transientFault, Optional<Duration> retryAfter) {
    super(code, message);
    this.transientFault = transientFault;
    this.retryAfter = retryAfter;
  }

  public boolean transientFault() {
    return transientFault;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
