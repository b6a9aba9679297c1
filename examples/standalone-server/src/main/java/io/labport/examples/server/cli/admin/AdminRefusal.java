package io.labport.examples.server.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;

/** The server answered and refused; the message is its own, with the field and the remedy. */
public final class AdminRefusal extends RuntimeException {
  private final boolean aboutAccess;

  private AdminRefusal(boolean aboutAccess, String message) {
    super(message);
    this.aboutAccess = aboutAccess;
  }

  static AdminRefusal of(int status, JsonNode problem) {
    String code = problem.path("code").asText("");
    StringBuilder text = new StringBuilder();
    if (problem.path("field").isTextual()) {
      text.append(problem.path("field").asText()).append(": ");
    }
    text.append(sentence(problem.path("title").asText("the server answered " + status)));
    if (problem.path("detail").isTextual()) {
      text.append(". ").append(sentence(problem.path("detail").asText()));
    }
    if (code.equals("admin.closed")) {
      text.append(". The server has no admin.token; give it one and start it again");
    }
    if (!code.isEmpty()) {
      text.append(" (").append(code).append(')');
    }
    return new AdminRefusal(status == 401 || code.equals("admin.closed"), text.toString());
  }

  static AdminRefusal notLabport(String server) {
    return new AdminRefusal(
        false, "the answer of " + server + " is not one of Labport; is the address right?");
  }

  /** The same, said to have come when something else was done. */
  public AdminRefusal after(String said) {
    return new AdminRefusal(aboutAccess, said + ": " + getMessage());
  }

  /** Whether the token was not accepted, or administration is closed. */
  public boolean aboutAccess() {
    return aboutAccess;
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
