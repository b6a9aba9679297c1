package io.labport.core.port.outbound;

import java.util.Optional;

/** What came back from Save or Cancel. */
public sealed interface CommandAnswer {
  record Done() implements CommandAnswer {}

  /** The instance is in a state that does not allow it (Save 2, or 120). */
  record WrongState() implements CommandAnswer {}

  /**
   * Refused for another reason; for Cancel of somebody else's instance the text is "Invalid
   * integration key".
   */
  record Refused(Optional<String> error) implements CommandAnswer {}

  /** Certainly nothing was done. */
  record NotSent(String cause) implements CommandAnswer {}

  /** The request went out and no usable answer came back: look before asking again. */
  record Unknown(String cause) implements CommandAnswer {}
}
