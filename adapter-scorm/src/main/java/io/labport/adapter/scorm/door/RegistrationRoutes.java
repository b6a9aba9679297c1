package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code GET /dispatches/{id}/registrations}, {@code POST
 * /dispatches/{id}/registrations/{registration}/revoke} and {@code reset}.
 */
public final class RegistrationRoutes implements AdminRoute {
  private final ScormDispatches dispatches;
  private final RegistrationBook registrations;

  @Inject
  RegistrationRoutes(ScormDispatches dispatches, RegistrationBook registrations) {
    this.dispatches = dispatches;
    this.registrations = registrations;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String id = Asked.variable(request, "id");
    return request.method().equals("POST") ? act(id, request) : list(id, request);
  }

  private WebResponse act(String id, WebRequest request) {
    if (dispatches.show(id).isEmpty()) {
      throw Unknown.dispatch();
    }
    String registration = Asked.variable(request, "registration");
    boolean done =
        request.path().endsWith("/revoke")
            ? registrations.revoke(id, registration)
            : registrations.reset(id, registration);
    if (!done) {
      throw Unknown.registration();
    }
    return WebResponse.empty(204);
  }

  private WebResponse list(String id, WebRequest request) {
    int limit = Asked.limit(request, 100, 1000);
    List<RegistrationBook.Entry> page =
        dispatches.registrations(
            id, Asked.is(request, "unacknowledged"), Asked.text(request, "after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("registrations");
    page.forEach(each -> all.add(DispatchJson.entry(each)));
    if (page.size() == limit) {
      json.put("next", page.get(limit - 1).registration());
    }
    return WebResponse.json(200, json.toString());
  }
}
