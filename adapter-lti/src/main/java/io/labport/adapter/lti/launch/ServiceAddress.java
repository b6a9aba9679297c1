package io.labport.adapter.lti.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that a token names for later use. Which hosts may be called is decided where calls are
 * made; here only what can be no address of a service is dropped.
 */
public final class ServiceAddress {
  private static final Logger log = LoggerFactory.getLogger(ServiceAddress.class);

  private ServiceAddress() {}

  public static Optional<String> checked(String claim, String address, boolean allowHttp) {
    try {
      URI uri = new URI(address);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme())
              || (allowHttp && "http".equalsIgnoreCase(uri.getScheme()));
      if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException e) {
      log.debug("the claim {} is no address", claim);
    }
    log.warn("lti.service-url-rejected: the claim {} is no https address and is dropped", claim);
    return Optional.empty();
  }
}
