package io.labport.adapter.scorm.door;

import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Map;

/** {@code POST} and {@code DELETE /dispatches/{id}/origins}. */
public final class OriginRoutes implements AdminRoute {
  private final ScormDispatches dispatches;

  @Inject
  OriginRoutes(ScormDispatches dispatches) {
    this.dispatches = dispatches;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String id = Asked.variable(request, "id");
    return WebResponse.json(
        200,
        DispatchJson.issued(
                request.method().equals("DELETE")
                    ? dispatches.removeOrigin(id, query(request))
                    : dispatches.approveOrigin(id, member(JsonBody.of(request))))
            .toString());
  }

  private static String query(WebRequest request) {
    return Asked.text(request, "origin")
        .orElseThrow(() -> Refused.parameter("origin", "must name the origin to remove"));
  }

  private static String member(Map<String, Object> body) {
    if (body.size() == 1 && body.get("origin") instanceof String origin) {
      return origin;
    }
    throw Refused.body(
        "origin", "must be a text like https://lms.example.edu, and the only member");
  }
}
