package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/** Sends many scores again, for example after an administrator of the LMS mended something. */
public final class GradesResend implements WebHandler {
  private final Grades grades;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  GradesResend(Grades grades) {
    this.grades = grades;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    JsonNode wish;
    try {
      wish = json.readTree(request.body());
    } catch (IOException e) {
      return Problem.of(400, "lti.body-unreadable", "The body is not JSON.").response();
    }
    String registration = wish.path("registration").asText("");
    if (registration.isBlank()) {
      return Problem.of(400, "lti.body-invalid", "A member of the body is wrong.")
          .detail("registration must name whose scores")
          .field("registration")
          .response();
    }
    Optional<GradeState.Status> state = GradeList.status(wish.path("state").asText(""));
    if (state.isEmpty()) {
      return GradeList.unknownState();
    }
    return WebResponse.json(202, "{\"resent\":" + grades.resend(registration, state.get()) + "}");
  }
}
