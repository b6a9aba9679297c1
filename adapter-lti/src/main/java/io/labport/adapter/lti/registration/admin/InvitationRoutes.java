package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.Invited;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /invitations} and one of them. */
public final class InvitationRoutes implements AdminRoute {
  private static final List<String> MEMBERS =
      List.of(
          "name",
          "family",
          "issuer",
          "deployment-policy",
          "registration-state",
          "updates",
          "valid-for");

  private final LtiRegistrations registrations;

  @Inject
  InvitationRoutes(LtiRegistrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    return switch (request.method()) {
      case "POST" -> invite(request);
      case "DELETE" -> withdraw(Asked.variable(request, "id"));
      default -> list();
    };
  }

  private WebResponse invite(WebRequest request) {
    AdminBody body = AdminBody.of(request);
    InvitationTerms terms =
        new InvitationTerms(
            body.required("name"),
            body.constant("family", PlatformFamily.class),
            body.text("issuer"),
            body.constant("deployment-policy", DeploymentPolicy.class)
                .orElse(DeploymentPolicy.APPROVE),
            body.constant("registration-state", RegistrationState.class)
                .orElse(RegistrationState.ACTIVE),
            body.text("updates"),
            body.duration("valid-for").orElse(InvitationTerms.USUAL));
    body.end(MEMBERS);
    Invited made = registrations.invite(terms);
    ObjectNode json = AdminJson.invitation(made.invitation());
    json.put("link", made.link().toString());
    return WebResponse.json(201, json.toString());
  }

  private WebResponse list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("invitations");
    registrations.invitations().forEach(each -> all.add(AdminJson.invitation(each)));
    return WebResponse.json(200, json.toString());
  }

  private WebResponse withdraw(String id) {
    return registrations.withdraw(id)
        ? WebResponse.empty(204)
        : Problem.of(404, "lti.invitation-unknown", "There is no such invitation").response();
  }
}
