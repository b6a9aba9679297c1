package io.labport.adapter.lti.registration;

import io.labport.core.domain.LabportException;
import java.util.Optional;

/** An administrator's wish that cannot be granted; nothing was changed. */
public final class RegistrationRefused extends LabportException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Optional<String> field;

  /**
   * @param status the HTTP status that says it best
   * @param field which member of the wish is wrong
   * @param message what is wrong and what to do
   */
  public RegistrationRefused(int status, String code, Optional<String> field, String message) {
    super(code, message);
    this.status = status;
    this.field = field;
  }

  static RegistrationRefused invalid(String field, String rule) {
    return new RegistrationRefused(
        400, "lti.registration-member-invalid", Optional.of(field), field + " " + rule);
  }

  public int status() {
    return status;
  }

  public Optional<String> field() {
    return field;
  }
}
