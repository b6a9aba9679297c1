package io.labport.examples.certification;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The tool to be certified, as it is registered with the kit's platform.
 *
 * @param redirectUri where authentication responses go
 * @param deepLinkUrl target link URI of Deep Linking requests, if the tool wants one
 * @param custom parameters of resource links, for tools that open nothing without
 * @param second another registration of the same tool with the kit's platform
 */
public record Target(
    URI loginUrl,
    URI redirectUri,
    URI targetLinkUri,
    Optional<URI> jwksUrl,
    Optional<URI> deepLinkUrl,
    String clientId,
    String deployment,
    Map<String, String> custom,
    Optional<Second> second,
    Codes codes) {

  /** Another registration, so that the two can be mixed up. */
  public record Second(URI loginUrl, String clientId) {}

  public Target {
    custom = Map.copyOf(custom);
  }

  /** Without Deep Linking target, second registration and codes. */
  public static Target of(
      URI loginUrl,
      URI redirectUri,
      URI targetLinkUri,
      URI jwksUrl,
      String clientId,
      String deployment) {
    return new Target(
        loginUrl,
        redirectUri,
        targetLinkUri,
        Optional.of(jwksUrl),
        Optional.empty(),
        clientId,
        deployment,
        Map.of(),
        Optional.empty(),
        Codes.NONE);
  }

  /** The same with custom parameters of its links. */
  public Target with(Map<String, String> parameters) {
    return new Target(
        loginUrl,
        redirectUri,
        targetLinkUri,
        jwksUrl,
        deepLinkUrl,
        clientId,
        deployment,
        parameters,
        second,
        codes);
  }

  /** The same with another registration. */
  public Target with(Second registration) {
    return new Target(
        loginUrl,
        redirectUri,
        targetLinkUri,
        jwksUrl,
        deepLinkUrl,
        clientId,
        deployment,
        custom,
        Optional.of(registration),
        codes);
  }

  /** The same, with an address for Deep Linking. */
  public Target deepLinkingAt(URI address) {
    return new Target(
        loginUrl,
        redirectUri,
        targetLinkUri,
        jwksUrl,
        Optional.of(address),
        clientId,
        deployment,
        custom,
        second,
        codes);
  }

  /** The same, showing codes or not. */
  public Target showing(Codes shown) {
    return new Target(
        loginUrl,
        redirectUri,
        targetLinkUri,
        jwksUrl,
        deepLinkUrl,
        clientId,
        deployment,
        custom,
        second,
        shown);
  }
}
