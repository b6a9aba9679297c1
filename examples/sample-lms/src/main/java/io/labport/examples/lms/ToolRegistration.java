package io.labport.examples.lms;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an administrator of this LMS knows of the tool.
 *
 * @param redirectUris compared character for character, hence no {@link URI}
 * @param scopes what the tool may ask for
 * @param domain host below which all addresses of the tool's links are
 * @param messageTargets target link URIs of single message types, in place of the general one
 * @param custom parameters that every launch carries
 * @param active whether the tool is turned on
 */
public record ToolRegistration(
    String clientId,
    List<String> deploymentIds,
    URI loginUrl,
    List<String> redirectUris,
    URI targetLinkUri,
    URI jwksUrl,
    Set<String> scopes,
    String domain,
    Map<String, URI> messageTargets,
    Map<String, String> custom,
    boolean active) {

  public ToolRegistration {
    deploymentIds = List.copyOf(deploymentIds);
    redirectUris = List.copyOf(redirectUris);
    scopes = Set.copyOf(scopes);
    messageTargets = Map.copyOf(messageTargets);
    custom = Map.copyOf(custom);
    if (clientId.isBlank() || deploymentIds.isEmpty() || redirectUris.isEmpty()) {
      throw new IllegalArgumentException(
          "a registration needs a client id, a deployment id and a redirect URI");
    }
    if (!Scopes.ALL.containsAll(scopes)) {
      throw new IllegalArgumentException("unknown scope among " + new TreeSet<>(scopes));
    }
  }

  /** One deployment, one redirect URI, all scopes, the domain of the target link URI. */
  public static ToolRegistration of(
      String clientId,
      String deploymentId,
      URI loginUrl,
      URI redirectUri,
      URI targetLinkUri,
      URI jwksUrl) {
    return new ToolRegistration(
        clientId,
        List.of(deploymentId),
        loginUrl,
        List.of(redirectUri.toString()),
        targetLinkUri,
        jwksUrl,
        Scopes.ALL,
        targetLinkUri.getHost() == null ? "" : targetLinkUri.getHost(),
        Map.of(),
        Map.of(),
        true);
  }

  /** The same with only these scopes. */
  public ToolRegistration allowing(Set<String> allowed) {
    return new ToolRegistration(
        clientId,
        deploymentIds,
        loginUrl,
        redirectUris,
        targetLinkUri,
        jwksUrl,
        allowed,
        domain,
        messageTargets,
        custom,
        active);
  }

  /** The same with these deployments. */
  public ToolRegistration deployedAs(List<String> deployments) {
    return new ToolRegistration(
        clientId,
        deployments,
        loginUrl,
        redirectUris,
        targetLinkUri,
        jwksUrl,
        scopes,
        domain,
        messageTargets,
        custom,
        active);
  }

  /** The same with addresses of their own for message types, such as LtiDeepLinkingRequest. */
  public ToolRegistration answeringAt(Map<String, URI> targets) {
    return new ToolRegistration(
        clientId,
        deploymentIds,
        loginUrl,
        redirectUris,
        targetLinkUri,
        jwksUrl,
        scopes,
        domain,
        targets,
        custom,
        active);
  }

  /** The same with parameters for every launch. */
  public ToolRegistration withCustom(Map<String, String> parameters) {
    return new ToolRegistration(
        clientId,
        deploymentIds,
        loginUrl,
        redirectUris,
        targetLinkUri,
        jwksUrl,
        scopes,
        domain,
        messageTargets,
        parameters,
        active);
  }

  /** The same, turned on or off. */
  public ToolRegistration turned(boolean on) {
    return new ToolRegistration(
        clientId,
        deploymentIds,
        loginUrl,
        redirectUris,
        targetLinkUri,
        jwksUrl,
        scopes,
        domain,
        messageTargets,
        custom,
        on);
  }

  URI targetOf(String messageType) {
    return messageTargets.getOrDefault(messageType, targetLinkUri);
  }

  /** Whether an address lies below the tool's domain, as platforms want it of links. */
  boolean owns(URI address) {
    String host = address.getHost();
    return host != null && (host.equals(domain) || host.endsWith("." + domain));
  }
}
