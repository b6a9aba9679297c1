package io.labport.adapter.lti.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the signed {@code target_link_uri} says of the lab: {@code /open/104233/key} as our own
 * links do, or {@code ?lab=104233}. Platforms that drop custom parameters keep the address.
 *
 * @param lab as it stands there; it may be no number
 * @param key of {@link io.labport.adapter.lti.link.LinkKeys}
 */
record LinkTarget(Optional<String> lab, Optional<String> key) {
  private static final Pattern OPEN =
      Pattern.compile(".*/open/([0-9]{1,9})(?:/([A-Za-z0-9_-]{1,64}))?/?");
  private static final LinkTarget NOTHING = new LinkTarget(Optional.empty(), Optional.empty());

  static LinkTarget of(String targetLinkUri) {
    try {
      URI address = new URI(targetLinkUri);
      Matcher open = OPEN.matcher(String.valueOf(address.getRawPath()));
      return open.matches()
          ? new LinkTarget(Optional.of(open.group(1)), Optional.ofNullable(open.group(2)))
          : new LinkTarget(parameter(address, "lab"), Optional.empty());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return NOTHING;
    }
  }

  private static Optional<String> parameter(URI address, String name) {
    String query = address.getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        return Optional.of(
                URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8).strip())
            .filter(v -> !v.isEmpty());
      }
    }
    return Optional.empty();
  }
}
