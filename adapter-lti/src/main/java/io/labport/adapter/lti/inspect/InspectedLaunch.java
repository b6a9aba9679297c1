package io.labport.adapter.lti.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A login or launch with all of its checks.
 *
 * @param family the LMS as people call it; empty when no registration was found
 * @param binding how the answer was bound to its browser: {@code cookie}, {@code storage}, {@code
 *     window}, or {@code none} when that was not found out
 * @param claims of the token, if its signature was good: without identity claims, the user id as a
 *     fingerprint; an empty object otherwise
 */
public record InspectedLaunch(
    LaunchSummary summary,
    Optional<String> family,
    String issuer,
    String messageType,
    String deployment,
    String kid,
    String binding,
    List<InspectedCheck> checks,
    JsonNode claims) {
  public InspectedLaunch {
    checks = List.copyOf(checks);
  }
}
