package io.labport.adapter.scorm.tracking;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Answers the question that browsers ask before a call (WHATWG Fetch, section 3.3.4). Whether the
 * origin may use the dispatch is judged at the call: only there is it known by the key that it is a
 * package of ours, so that a new origin can be learned or shown to an administrator.
 */
public final class Preflight implements WebHandler {
  @Inject
  Preflight() {}

  @Override
  public WebResponse handle(WebRequest request) {
    Optional<String> origin = Callers.Origins.of(request);
    if (origin.isEmpty()) {
      return WebResponse.empty(403).header("Vary", "Origin");
    }
    return WebResponse.empty(204)
        .header("Access-Control-Allow-Origin", origin.get())
        .header("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
        .header("Access-Control-Allow-Headers", "authorization, content-type")
        .header("Access-Control-Max-Age", "600")
        .header("Vary", "Origin");
  }
}
