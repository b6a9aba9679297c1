package io.labport.examples.server.cli.admin;

/** No answer of the server. */
public final class AdminUnreachable extends RuntimeException {
  private final boolean perhapsDone;

  AdminUnreachable(boolean perhapsDone, String message, Throwable cause) {
    super(message, cause);
    this.perhapsDone = perhapsDone;
  }

  /** The same, said to have come when something else was done. */
  public AdminUnreachable after(String said) {
    return new AdminUnreachable(perhapsDone, said + ": " + getMessage(), this);
  }

  /** Whether something may have changed, because only the answer was lost. */
  public boolean perhapsDone() {
    return perhapsDone;
  }
}
