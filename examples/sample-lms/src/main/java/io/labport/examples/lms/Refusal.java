package io.labport.examples.lms;

/** Ends the handling of a request with this answer, from however deep in its checks. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  Refusal(int status, String detail) {
    this(Answer.problem(status, detail), detail);
  }

  Refusal(Answer answer, String detail) {
    super(detail, null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }

  String detail() {
    String detail = getMessage();
    return detail == null ? "" : detail;
  }
}
