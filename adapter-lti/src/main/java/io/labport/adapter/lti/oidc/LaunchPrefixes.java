package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.LtiConfig;
import io.labport.core.spi.http.PublicAddress;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The addresses below which links to us lie: what is elsewhere is not ours to open. */
public final class LaunchPrefixes {
  private final List<URI> prefixes;

  @Inject
  public LaunchPrefixes(LtiConfig config, PublicAddress self) {
    List<URI> all = new ArrayList<>();
    all.add(self.of("/"));
    all.addAll(config.launchPrefixes());
    this.prefixes = all.stream().map(URI::toString).flatMap(p -> normal(p).stream()).toList();
  }

  public boolean cover(String targetLinkUri) {
    return normal(targetLinkUri).filter(this::below).isPresent();
  }

  /** Whether two addresses are the same after normalisation (RFC 3986, section 6.2). */
  public static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Optional<URI> first = normal(one);
    return first.isPresent() && first.equals(normal(other));
  }

  private boolean below(URI target) {
    return prefixes.stream()
        .anyMatch(
            p ->
                p.getScheme().equals(target.getScheme())
                    && p.getRawAuthority().equals(target.getRawAuthority())
                    && below(p.getRawPath(), target.getRawPath()));
  }

  private static boolean below(String prefix, String path) {
    String folder = prefix.endsWith("/") ? prefix : prefix + "/";
    return path.startsWith(folder) || (path + "/").equals(folder);
  }

  /** Empty when it is not an absolute address of a host. */
  private static Optional<URI> normal(String address) {
    try {
      URI uri = new URI(address).normalize();
      if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      boolean usual =
          uri.getPort() == -1
              || (scheme.equals("https") && uri.getPort() == 443)
              || (scheme.equals("http") && uri.getPort() == 80);
      String authority =
          uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return Optional.of(
          new URI(scheme + "://" + authority + evenEscapes(path + query)).normalize());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Percent-encodings in upper case, and those of unreserved characters undone. */
  private static String evenEscapes(String text) {
    StringBuilder even = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%' || i + 2 >= text.length()) {
        even.append(c);
        continue;
      }
      int octet = Integer.parseInt(text.substring(i + 1, i + 3), 16);
      if (octet < 128 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0)) {
        even.append((char) octet);
      } else {
        even.append(text.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
      i += 2;
    }
    return even.toString();
  }
}
