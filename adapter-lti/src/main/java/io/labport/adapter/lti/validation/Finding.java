package io.labport.adapter.lti.validation;

/**
 * How one check went.
 *
 * @param code the check's code, with more detail where the check has it
 * @param expected what would have been right; empty when the check passed
 * @param received what came, without personal data; empty when the check passed
 */
public record Finding(Check check, Result result, String code, String expected, String received) {

  /** How a check can end. */
  public enum Result {
    PASSED,
    WARNED,
    FAILED,
    NOT_RUN
  }

  static Finding of(Check check, Result result) {
    return new Finding(check, result, check.code(), "", "");
  }
}
