package io.labport.core.internal.http;

import io.labport.core.internal.net.Ranges;
import io.labport.core.spi.config.Key;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The section {@code web.} */
public record WebConfig(
    @Key(
            doc =
                "Address of Labport as browsers and platforms reach it, with the path it is mounted"
                    + " at; https, or http on localhost")
        URI publicUrl,
    @Key(
            doc =
                "Addresses or ranges (CIDR) of the proxies in front, whose word about the client's"
                    + " address is taken")
        List<String> trustedProxies,
    @Key(doc = "The header in which those proxies name the client", byDefault = "x-forwarded-for")
        ClientAddressHeader clientAddressHeader,
    @Key(doc = "Longest request body in bytes", byDefault = "262144") int bodyLimit,
    @Key(
            doc =
                "Who may show our pages in a frame, as in the directive frame-ancestors of a"
                    + " Content-Security-Policy",
            byDefault = "https:")
        String frameAncestors) {

  /** One of the two, never whichever is there: clients can send the other one themselves. */
  public enum ClientAddressHeader {
    X_FORWARDED_FOR,
    FORWARDED
  }

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  public WebConfig {
    trustedProxies = List.copyOf(trustedProxies);
    String scheme = String.valueOf(publicUrl.getScheme());
    String host = String.valueOf(publicUrl.getHost());
    boolean local = LOCAL.contains(host) || host.endsWith(".localhost");
    if (publicUrl.getHost() == null
        || !(scheme.equals("https") || (scheme.equals("http") && local))) {
      throw new IllegalArgumentException(
          "public-url must be https, because browsers send our cookies over https alone (http is"
              + " possible on localhost)");
    }
    if (publicUrl.getRawQuery() != null
        || publicUrl.getRawFragment() != null
        || publicUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException("public-url must end with its path");
    }
    publicUrl = URI.create(publicUrl.toString().replaceFirst("/+$", ""));
    trustedProxies.forEach(Ranges::parse);
    if (bodyLimit < 1024 || bodyLimit > 16 * 1024 * 1024) {
      throw new IllegalArgumentException("body-limit must be from 1024 to 16777216");
    }
    if (!frameAncestors.matches("[!-+\\--:<-~ ]+")) {
      throw new IllegalArgumentException(
          "frame-ancestors is a list of sources separated by blanks, such as https:");
    }
  }
}
