package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.adapter.lti.registration.RegistrationView;
import io.labport.adapter.lti.registration.dynamic.ToolDescription;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code /registrations} and {@code /registrations/{key}}. */
public final class RegistrationRoutes implements AdminRoute {
  private final LtiRegistrations registrations;
  private final ToolDescription tool;

  @Inject
  RegistrationRoutes(LtiRegistrations registrations, ToolDescription tool) {
    this.registrations = registrations;
    this.tool = tool;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String key = Asked.variable(request, "key");
    if (key.isEmpty()) {
      return request.method().equals("POST") ? add(request) : list();
    }
    return switch (request.method()) {
      case "PATCH" -> change(key, request);
      case "DELETE" -> delete(key);
      default -> show(key);
    };
  }

  private WebResponse list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("registrations");
    registrations.list().forEach(each -> all.add(json(each)));
    return WebResponse.json(200, json.toString());
  }

  private WebResponse show(String key) {
    return registrations
        .show(key)
        .map(found -> WebResponse.json(200, json(found).toString()))
        .orElseThrow(
            () ->
                new RegistrationRefused(
                    404,
                    "lti.registration-unknown",
                    Optional.empty(),
                    "there is no such registration"));
  }

  private WebResponse add(WebRequest request) {
    AdminBody body = AdminBody.of(request);
    Optional<String> key = body.text("key");
    String name = body.required("name");
    return WebResponse.json(201, json(registrations.add(key, name, body.rest())).toString());
  }

  private WebResponse change(String key, WebRequest request) {
    AdminBody body = AdminBody.of(request);
    Optional<String> name = body.text("name");
    return WebResponse.json(200, json(registrations.change(key, name, body.rest())).toString());
  }

  private WebResponse delete(String key) {
    registrations.delete(key);
    return WebResponse.empty(204);
  }

  private ObjectNode json(RegistrationView view) {
    return AdminJson.registration(view, tool.addresses(Optional.of(view.key())));
  }
}
