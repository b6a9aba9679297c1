package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /dispatches} and {@code /dispatches/{id}}. */
public final class DispatchRoutes implements AdminRoute {
  private final ScormDispatches dispatches;

  @Inject
  DispatchRoutes(ScormDispatches dispatches) {
    this.dispatches = dispatches;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String id = Asked.variable(request, "id");
    if (id.isEmpty()) {
      return request.method().equals("POST")
          ? answer(201, dispatches.create(JsonBody.of(request)))
          : list(request);
    }
    return request.method().equals("PATCH")
        ? answer(200, dispatches.change(id, JsonBody.of(request)))
        : dispatches.show(id).map(found -> answer(200, found)).orElseThrow(Unknown::dispatch);
  }

  private WebResponse list(WebRequest request) {
    int limit = Asked.limit(request, 100, 1000);
    List<IssuedDispatch> page = dispatches.list(Asked.text(request, "after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("dispatches");
    page.forEach(each -> all.add(DispatchJson.issued(each)));
    if (page.size() == limit) {
      json.put("next", page.get(limit - 1).dispatch().id());
    }
    return WebResponse.json(200, json.toString());
  }

  private WebResponse answer(int status, IssuedDispatch issued) {
    String id = issued.dispatch().id();
    return WebResponse.json(
        status,
        DispatchJson.detailed(
                issued,
                dispatches.tenantRevoked(issued.dispatch().tenant()),
                dispatches.registered(id),
                dispatches.waitingOrigins(id))
            .toString());
  }
}
