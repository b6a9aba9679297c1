package io.labport.examples.server.cli.lti;

/** No answer of the server. */
public final class AdminUnreachable extends RuntimeException {
  AdminUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
