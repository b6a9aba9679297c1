package io.labport.core.inbound.skillable;

import io.labport.core.spi.http.WebRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the address of a call says. Studio lets an operator set static headers and a URL with tokens
 * (Skillable documentation, "API consumer webhooks"), so the secret comes in either; a header keeps
 * it out of the access logs of proxies.
 */
record HookCall(String secret, boolean inHeader, String event, Optional<String> instance) {
  static final String HEADER = "x-labport-hook-secret";

  static HookCall of(WebRequest request) {
    List<String> parts =
        Stream.of("first", "second", "third")
            .map(request.pathVariables()::get)
            .filter(Objects::nonNull)
            .toList();
    Optional<String> header = request.header(HEADER);
    int event = header.isPresent() ? 0 : 1;
    return new HookCall(
        header.orElse(parts.get(0)),
        header.isPresent(),
        parts.size() > event ? parts.get(event) : "",
        parts.size() > event + 1 ? Optional.of(parts.get(event + 1)) : Optional.empty());
  }

  @Override
  public String toString() {
    return "HookCall";
  }
}
