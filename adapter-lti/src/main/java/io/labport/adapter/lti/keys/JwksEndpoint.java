package io.labport.adapter.lti.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Publishes the tool's public keys (1EdTech Security Framework 1.0, section 6.3). */
public final class JwksEndpoint implements WebHandler {
  private final ToolKeys keys;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  JwksEndpoint(ToolKeys keys) {
    this.keys = keys;
  }

  @Override
  public WebResponse handle(WebRequest request) throws Exception {
    List<Map<String, Object>> published = keys.all().stream().map(ToolKey::published).toList();
    return WebResponse.json(200, json.writeValueAsString(Map.of("keys", published)))
        .header("Cache-Control", "public, max-age=3600");
  }
}
