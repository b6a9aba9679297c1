package io.labport.adapter.lti.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Addresses that a token names for later use. Which hosts may be called is decided where calls are
 * made; here only what can be no address of a service is dropped. Check H50 tells of it, once for
 * each launch.
 */
public final class ServiceAddress {
  private ServiceAddress() {}

  /** The address, if it is one; empty otherwise. */
  public static Optional<String> usable(String address, boolean allowHttp) {
    try {
      URI uri = new URI(address);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme())
              || (allowHttp && "http".equalsIgnoreCase(uri.getScheme()));
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
