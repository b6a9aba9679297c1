package io.labport.adapter.lti.ags;

import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Sends one score again for an administrator. */
public final class GradeResend implements WebHandler {
  private final Grades grades;

  @Inject
  GradeResend(Grades grades) {
    this.grades = grades;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return grades.resend(Asked.variable(request, "id"))
        ? WebResponse.json(202, "{\"resent\":1}")
        : Problem.of(404, "lti.grade-unknown", "There is no such grade.").response();
  }
}
