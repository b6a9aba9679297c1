package io.labport.core.spi.net;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * @param headers by lower-case name
 */
public record OutboundResponse(int status, Map<String, List<String>> headers, byte[] body) {
  /** The first value of the header, by its name in any case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  @Override
  public String toString() {
    return "OutboundResponse[" + status + ", " + body.length + " bytes]";
  }
}
