package io.labport.examples.server.cli.lti;

/** No answer of the server. */
public final class AdminUnreachable extends RuntimeException {
  private final boolean perhapsDone;

  AdminUnreachable(boolean perhapsDone, String message, Throwable cause) {
    super(message, cause);
    this.perhapsDone = perhapsDone;
  }

  /** Whether something may have changed, because only the answer was lost. */
  public boolean perhapsDone() {
    return perhapsDone;
  }
}
