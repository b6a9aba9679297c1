package io.labport.adapter.lti;

import io.labport.core.spi.config.Key;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration of the LTI adapter. */
public record LtiConfig(
    @Key(doc = "The platforms that may launch, by a key of your choice (part of the login address)")
        Map<String, RegistrationConfig> registrations,
    @Key(doc = "How the tool presents itself to platforms") ToolConfig tool,
    @Key(doc = "Accept http addresses of platforms, for development only", byDefault = "false")
        boolean allowHttp,
    @Key(doc = "Further addresses below which links may lie, beside the adapter's own")
        List<URI> launchPrefixes,
    @Key(doc = "Logins per minute accepted from one client address", byDefault = "600")
        int loginsPerAddress,
    @Key(doc = "Logins per minute accepted for one registration", byDefault = "6000")
        int loginsPerRegistration,
    @Key(
            doc =
                "How long the checks of a launch can be looked at afterwards; PT0S for not at all",
            byDefault = "P14D")
        Duration keepLaunches,
    @Key(doc = "How often a new key for signing takes over, for example P90D; never by default")
        Optional<Duration> rotateKeysEvery) {

  public LtiConfig {
    registrations = Map.copyOf(registrations);
    launchPrefixes = List.copyOf(launchPrefixes);
    if (loginsPerAddress < 1) {
      throw new IllegalArgumentException("logins-per-address must be at least 1");
    }
    if (loginsPerRegistration < 1) {
      throw new IllegalArgumentException("logins-per-registration must be at least 1");
    }
    for (URI prefix : launchPrefixes) {
      RegistrationConfig.requireWeb("launch-prefixes", prefix, allowHttp);
    }
    for (Map.Entry<String, RegistrationConfig> entry : registrations.entrySet()) {
      String key = entry.getKey();
      if (!key.matches("[a-z0-9][a-z0-9-]{0,59}")) {
        throw new IllegalArgumentException(
            "registrations." + key + ": use lower case letters, digits and hyphens, at most 60");
      }
      entry.getValue().check("registrations." + key, allowHttp);
    }
    refuseTwins(registrations);
  }

  private static void refuseTwins(Map<String, RegistrationConfig> registrations) {
    registrations.forEach(
        (key, one) ->
            registrations.forEach(
                (otherKey, other) -> {
                  if (key.compareTo(otherKey) < 0
                      && one.issuer().equals(other.issuer())
                      && one.clientId().equals(other.clientId())) {
                    throw new IllegalArgumentException(
                        "registrations."
                            + otherKey
                            + ": has the same issuer and client-id as registrations."
                            + key);
                  }
                }));
  }
}
