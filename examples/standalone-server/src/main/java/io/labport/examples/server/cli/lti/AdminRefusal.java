package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;

/** The server answered and refused; the message is its own, with the field and the remedy. */
public final class AdminRefusal extends RuntimeException {
  private final int status;

  private AdminRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  static AdminRefusal of(int status, JsonNode problem) {
    StringBuilder text = new StringBuilder();
    if (problem.path("field").isTextual()) {
      text.append(problem.path("field").asText()).append(": ");
    }
    text.append(problem.path("title").asText("the server answered with status " + status));
    if (problem.path("detail").isTextual()) {
      text.append(". ").append(problem.path("detail").asText());
    }
    if (problem.path("code").isTextual()) {
      text.append(" (").append(problem.path("code").asText()).append(')');
    }
    return new AdminRefusal(status, text.toString());
  }

  /** Whether the token was not accepted, or administration is closed. */
  public boolean aboutAccess() {
    return status == 401;
  }
}
