package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.profile.ToolAddresses;
import io.labport.adapter.lti.registration.Deployment;
import io.labport.adapter.lti.registration.Invitation;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.RegistrationView;
import io.labport.adapter.lti.registration.Terms;
import io.labport.core.spi.admin.Asked;
import java.time.Instant;
import java.util.Optional;

/** What administrators are shown; secrets never. */
final class AdminJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AdminJson() {}

  static ObjectNode registration(RegistrationView view, ToolAddresses tool) {
    ObjectNode json = NODES.objectNode();
    json.put("key", view.key());
    json.put("name", view.name());
    json.put("source", view.configured() ? "configuration" : "stored");
    instant(json, "created", view.createdAt());
    instant(json, "changed", view.changedAt());
    view.origin()
        .ifPresent(
            origin -> {
              ObjectNode dynamic = json.putObject("dynamic-registration");
              dynamic.put("registered", origin.registeredAt().toString());
              origin.account().ifPresent(account -> dynamic.put("account", account));
              origin.grantedScopes().forEach(dynamic.withArray("granted-scopes")::add);
            });
    json.put("login-url", tool.login().toString());
    json.put("redirect-uri", tool.launch().toString());
    json.put("jwks-url", tool.keys().toString());
    json.set("terms", Terms.shown(view.terms()));
    return json;
  }

  static ObjectNode deployment(Deployment deployment) {
    ObjectNode json = NODES.objectNode();
    json.put("id", deployment.id());
    json.put("state", Asked.spelt(deployment.state()));
    instant(json, "first-seen", deployment.firstSeen());
    instant(json, "last-seen", deployment.lastSeen());
    ObjectNode platform = json.putObject("platform");
    deployment.platform().guid().ifPresent(guid -> platform.put("guid", guid));
    deployment.platform().name().ifPresent(name -> platform.put("name", name));
    deployment
        .platform()
        .productFamily()
        .ifPresent(family -> platform.put("product-family", family));
    deployment.platform().version().ifPresent(version -> platform.put("version", version));
    return json;
  }

  static ObjectNode invitation(Invitation invitation) {
    InvitationTerms terms = invitation.terms();
    ObjectNode json = NODES.objectNode();
    json.put("id", invitation.id());
    json.put("name", terms.name());
    json.put("state", Asked.spelt(invitation.state()));
    instant(json, "created", Optional.of(invitation.createdAt()));
    instant(json, "expires", Optional.of(invitation.expiresAt()));
    terms.family().ifPresent(family -> json.put("family", Asked.spelt(family)));
    terms.issuer().ifPresent(issuer -> json.put("issuer", issuer));
    json.put("deployment-policy", Asked.spelt(terms.deploymentPolicy()));
    json.put("registration-state", Asked.spelt(terms.state()));
    terms.updates().ifPresent(key -> json.put("updates", key));
    invitation.registration().ifPresent(key -> json.put("registration", key));
    return json;
  }

  private static void instant(ObjectNode json, String name, Optional<Instant> at) {
    at.ifPresent(instant -> json.put(name, instant.toString()));
  }
}
