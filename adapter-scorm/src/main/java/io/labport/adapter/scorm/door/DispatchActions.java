package io.labport.adapter.scorm.door;

import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code POST /dispatches/{id}/enable}, {@code disable}, {@code revoke} and {@code rotate}. */
public final class DispatchActions implements AdminRoute {
  private static final Duration LONGEST_GRACE = Duration.ofDays(3650);

  private final ScormDispatches dispatches;

  @Inject
  DispatchActions(ScormDispatches dispatches) {
    this.dispatches = dispatches;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String id = Asked.variable(request, "id");
    String action = request.path().substring(request.path().lastIndexOf('/') + 1);
    IssuedDispatch after =
        switch (action) {
          case "enable" -> dispatches.enable(id);
          case "disable" -> dispatches.disable(id);
          case "revoke" -> dispatches.revoke(id);
          default -> dispatches.rotate(id, grace(JsonBody.perhaps(request)));
        };
    return WebResponse.json(200, DispatchJson.issued(after).toString());
  }

  private static Optional<Duration> grace(Map<String, Object> body) {
    if (!body.keySet().stream().allMatch("grace"::equals)) {
      throw Refused.body("grace", "is the only member there is");
    }
    try {
      Optional<Duration> grace =
          Optional.ofNullable(body.get("grace")).map(Object::toString).map(Duration::parse);
      if (grace.filter(d -> d.isNegative() || d.compareTo(LONGEST_GRACE) > 0).isEmpty()) {
        return grace;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Said below.
    }
    throw Refused.body(
        "grace", "must be a duration like P30D, or PT0S for a package that has leaked");
  }
}
