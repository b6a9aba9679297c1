package io.labport.core.inbound.entrance;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages' own style and script. */
final class Asset implements WebHandler {
  private static final Map<String, String> TYPES =
      Map.of(
          "entrance.css", "text/css; charset=utf-8",
          "entrance.js", "text/javascript; charset=utf-8");

  @Inject
  Asset() {}

  @Override
  public WebResponse handle(WebRequest request) throws IOException {
    String name = request.pathVariables().getOrDefault("file", "");
    String type = TYPES.get(name);
    if (type == null) {
      return WebResponse.text(404, "There is no such file.");
    }
    try (@Nullable InputStream file = Asset.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IOException("the jar lacks " + name);
      }
      return WebResponse.of(200, type, file.readAllBytes())
          .header("Cache-Control", "public, max-age=3600");
    }
  }
}
