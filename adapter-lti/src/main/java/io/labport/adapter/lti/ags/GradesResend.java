package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.door.JsonBody;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Sends many scores again, for example after an administrator of the LMS mended something. */
public final class GradesResend implements AdminHandler {
  private final Grades grades;

  @Inject
  GradesResend(Grades grades) {
    this.grades = grades;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    ObjectNode wish = JsonBody.of(request);
    String registration = wish.path("registration").asText("");
    if (registration.isBlank()) {
      throw Refused.body("registration", "must name whose scores");
    }
    GradeState.Status state =
        Asked.constant(wish.path("state").asText(""), GradeState.Status.class)
            .orElseThrow(
                () ->
                    Refused.body("state", "must be one of " + Asked.all(GradeState.Status.class)));
    return WebResponse.json(202, "{\"resent\":" + grades.resend(registration, state) + "}");
  }
}
