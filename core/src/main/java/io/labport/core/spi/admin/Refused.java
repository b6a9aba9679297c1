package io.labport.core.spi.admin;

import io.labport.core.spi.http.Problem;

/** What was asked cannot be answered. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private Refused(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  public static Refused because(Problem problem) {
    return new Refused(problem);
  }

  /** A parameter of the query breaks the rule. */
  public static Refused parameter(String name, String rule) {
    return member("admin.query-invalid", "A parameter of the query is wrong", name, rule);
  }

  /** A member of the body breaks the rule. */
  public static Refused body(String name, String rule) {
    return member("admin.body-invalid", "A member of the body is wrong", name, rule);
  }

  private static Refused member(String code, String title, String name, String rule) {
    return new Refused(Problem.of(400, code, title).detail(name + " " + rule).field(name));
  }

  Problem problem() {
    return problem;
  }
}
