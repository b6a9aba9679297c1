package io.labport.examples.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.runtime.HealthReport;
import io.labport.core.runtime.Labport;
import io.labport.core.spi.health.Health;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /health}: 200 while the node can work, 503 when it cannot; each check with its status. */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Labport labport;
  private final transient ObjectMapper json = new ObjectMapper();

  HealthServlet(Labport labport) {
    this.labport = labport;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthReport report = labport.health();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", report.status().name());
    report
        .checks()
        .forEach(
        (name, health) ->
            body.put(name, Map.of("status", health.status().name(), "detail", health.detail())));
    response.setStatus(report.status() == Health.Status.DOWN ? 503 : 200);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    json.writeValue(response.getOutputStream(), body);
  }
}
