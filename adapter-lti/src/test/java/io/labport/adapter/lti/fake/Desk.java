package io.labport.adapter.lti.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An administrator's desk: calls the adapter's admin routes and reads their JSON. */
public final class Desk {
  private final Tool tool;

  public Desk(Tool tool) {
    this.tool = tool;
  }

  public WebResponse get(String route, Map<String, String> variables, Map<String, String> query)
      throws Exception {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    Set<AdapterDeclaration> declared =
        tool.injector.getInstance(Key.get(new TypeLiteral<Set<AdapterDeclaration>>() {}));
    for (AdapterDeclaration declaration : declared) {
      if (declaration instanceof AdapterDeclaration.AdminRoute r
          && r.method().equals("GET")
          && r.path().equals(route)) {
        WebHandler handler = tool.injector.getInstance(r.handler());
        return handler.handle(
            new WebRequest(
                "GET",
                route,
                variables,
                parameters,
                Map.of(),
                Map.of(),
                new byte[0],
                Map.of(),
                InetAddress.getLoopbackAddress()));
      }
    }
    throw new AssertionError("no admin route GET " + route);
  }

  public static JsonNode json(WebResponse response) throws Exception {
    return new ObjectMapper().readTree(new String(response.body(), StandardCharsets.UTF_8));
  }
}
