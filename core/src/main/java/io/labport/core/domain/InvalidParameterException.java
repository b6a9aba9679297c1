package io.labport.core.domain;

/**
 * A value that Skillable would refuse, found before the call. Thrown where a value object is made;
 * adapters turn it into a page or a problem that names the parameter.
 */
public final class InvalidParameterException extends IllegalArgumentException {
  private final String parameter;

  public InvalidParameterException(String parameter, String rule) {
    super(parameter + ": " + rule);
    this.parameter = parameter;
  }

  /** The parameter as Skillable's documentation spells it, for example {@code durationMinutes}. */
  public String parameter() {
    return parameter;
  }
}
