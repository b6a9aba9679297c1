package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.registration.DeploymentState;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code /registrations/{key}/deployments} and one of them. */
public final class DeploymentRoutes implements AdminRoute {
  private final LtiRegistrations registrations;

  @Inject
  DeploymentRoutes(LtiRegistrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String key = Asked.variable(request, "key");
    return request.method().equals("PUT")
        ? decide(key, Asked.variable(request, "id"), request)
        : list(key);
  }

  private WebResponse list(String key) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("deployments");
    registrations.deployments(key).forEach(each -> all.add(AdminJson.deployment(each)));
    return WebResponse.json(200, json.toString());
  }

  private WebResponse decide(String key, String id, WebRequest request) {
    AdminBody body = AdminBody.of(request);
    Optional<DeploymentState> state = body.constant("state", DeploymentState.class);
    body.end(List.of("state"));
    if (state.isEmpty()) {
      throw new RegistrationRefused(
          400, "lti.registration-member-invalid", Optional.of("state"), "state is required");
    }
    return WebResponse.json(
        200, AdminJson.deployment(registrations.decide(key, id, state.get())).toString());
  }
}
