package io.labport.core.spi.http;

import java.net.URI;

/**
 * The adapter's own address as browsers and platforms reach it; from configuration, never from a
 * {@code Host} header.
 */
@FunctionalInterface
public interface PublicAddress {

  /**
   * @param path below the adapter's mount, beginning with a slash
   */
  URI of(String path);
}
