package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.oidc.Origin;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebRequest;
import java.util.List;
import java.util.Optional;

/**
 * Check K2: that a page of ours sent the request. Anybody can get ticket and value of a launch of
 * their own by a program; only the browser's word for the origin keeps them from having somebody
 * else's browser present these.
 */
final class OwnOrigin {
  private OwnOrigin() {}

  static boolean passes(WebRequest request, PublicAddress self, Report report) {
    String own = Origin.of(self.of("/"));
    List<String> origins = request.headers().getOrDefault("origin", List.of());
    Optional<String> site = request.header("Sec-Fetch-Site");
    return report.check(
        Check.LAUNCH_CONFIRM_CROSS_ORIGIN,
        origins.equals(List.of(own)) && site.map("same-origin"::equals).orElse(true),
        own + ", same-origin",
        (origins.isEmpty() ? "no origin" : String.join(", ", origins))
            + site.map(s -> ", " + s).orElse(""));
  }
}
