package io.labport.core.domain;

/**
 * A fault that is neither the learner's nor the LMS's doing. Messages hold no secrets and no
 * personal data.
 */
public abstract class LabportException extends RuntimeException {
  private final String code;

  protected LabportException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  protected LabportException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable and kebab case, for logs, pages and tests; for example {@code skillable.timeout}. */
  public final String code() {
    return code;
  }
}
