package io.labport.examples.harbour;

import io.labport.adapter.scorm.packaging.PackageLook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Harbour's own page and style sheet for packages. */
final class HarbourLook {
  private HarbourLook() {}

  static PackageLook read() {
    return new PackageLook(
        Optional.of(resource("launcher.html")), Optional.of(resource("launcher.css")));
  }

  private static String resource(String name) {
    try (InputStream in = HarbourLook.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
