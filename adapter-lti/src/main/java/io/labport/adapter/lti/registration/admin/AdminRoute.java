package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;

/** One route of administration: what is refused becomes a problem with its field and rule. */
interface AdminRoute extends WebHandler {

  WebResponse answer(WebRequest request);

  @Override
  default WebResponse handle(WebRequest request) {
    try {
      return answer(request);
    } catch (RegistrationRefused e) {
      Problem problem =
          Problem.of(e.status(), e.code(), "The request was refused; nothing was changed")
              .detail(String.valueOf(e.getMessage()));
      return e.field().map(problem::field).orElse(problem).response();
    }
  }

  static WebResponse json(int status, JsonNode body) {
    return WebResponse.json(status, body.toString());
  }

  static String variable(WebRequest request, String name) {
    return request.pathVariables().getOrDefault(name, "");
  }
}
