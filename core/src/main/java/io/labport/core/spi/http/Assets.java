package io.labport.core.spi.http;

import java.net.URI;

/**
 * Style sheets, scripts and pictures that pages load from our own origin, as the strict
 * Content-Security-Policy demands. A file lies on the class path in {@code
 * META-INF/labport/assets}; its name begins with the adapter's id, so that two adapters cannot have
 * the same one.
 */
@FunctionalInterface
public interface Assets {

  /**
   * The public address of the file, with a version taken from its content, so that browsers may
   * keep it for ever.
   *
   * @param file for example {@code acme-picker.js}
   * @throws IllegalArgumentException when there is no such file
   */
  URI of(String file);
}
