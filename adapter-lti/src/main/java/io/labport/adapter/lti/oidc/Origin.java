package io.labport.adapter.lti.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The origin of an address as browsers write it (RFC 6454, section 6.2). */
public final class Origin {
  private Origin() {}

  public static String of(URI address) {
    String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    String port =
        address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
    return scheme + "://" + host + port;
  }
}
