package io.labport.examples.certification;

import java.io.IOException;
import java.io.Serial;

/** The tool did not answer a right login with an authentication request: nothing can be tried. */
final class NoLoginException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  NoLoginException(Answer answer) {
    super("the login was not answered with an authentication request: " + answer);
  }
}
