package io.labport.examples.server;

/** Something of this machine, not of the configuration, keeps the server from starting; the message says what to do. */
public final class CannotStartException extends RuntimeException {
  public CannotStartException(String message) {
    super(message);
  }
}
