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
      Map.of(
          "pico.min.css",
          new Asset(
              "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
              "text/css; charset=utf-8"),
          "lms.css",
          new Asset("lms.css", "text/css; charset=utf-8"),
          "registration.js",
          new Asset("registration.js", "text/javascript; charset=utf-8"),
          "submit.js",
          new Asset("submit.js", "text/javascript; charset=utf-8"));

  private Assets() {}

  static Optional<Answer> named(String name) {
    return Optional.ofNullable(ASSETS.get(name)).map(Assets::load);
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
