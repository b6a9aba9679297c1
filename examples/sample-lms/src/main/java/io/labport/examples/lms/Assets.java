package io.labport.examples.lms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The few files that pages load, by the names they are asked for. */
final class Assets {

  private record Asset(String resource, String type) {}

  private static final Map<String, Asset> ASSETS =
      Map.ofEntries(
          Map.entry(
              "pico.min.css",
              new Asset(
                  "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
                  "text/css; charset=utf-8")),
          Map.entry("lms.css", new Asset("lms.css", "text/css; charset=utf-8")),
          script("registration.js"),
          script("submit.js"),
          script("storage-frame.js"),
          script("player.js"),
          script("player-api.js"),
          script("player-middle.js"),
          script("scorm12.min.js"),
          script("scorm2004.min.js"));

  private Assets() {}

  static Optional<Answer> named(String name) {
    return Optional.ofNullable(ASSETS.get(name)).map(Assets::load);
  }

  private static Map.Entry<String, Asset> script(String name) {
    return Map.entry(name, new Asset(name, "text/javascript; charset=utf-8"));
  }

  private static Answer load(Asset asset) {
    try (InputStream in = Assets.class.getResourceAsStream(asset.resource())) {
      if (in == null) {
        throw new IllegalStateException("not packed: " + asset.resource());
      }
      return new Answer(200, Map.of("Content-Type", asset.type()), in.readAllBytes())
          .with("X-Content-Type-Options", "nosniff")
          .with("Cache-Control", "public, max-age=3600");
    } catch (IOException notRead) {
      throw new UncheckedIOException(notRead);
    }
  }
}
