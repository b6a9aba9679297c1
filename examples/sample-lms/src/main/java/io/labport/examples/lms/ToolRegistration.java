package io.labport.examples.lms;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an administrator of this LMS knows of the tool.
 *
 * @param redirectUris compared character for character, hence no {@link URI}
 * @param scopes what the tool may ask for
 */
public record ToolRegistration(
    String clientId,
    List<String> deploymentIds,
    URI loginUrl,
    List<String> redirectUris,
    URI targetLinkUri,
    URI jwksUrl,
    Set<String> scopes) {

  public ToolRegistration {
    deploymentIds = List.copyOf(deploymentIds);
    redirectUris = List.copyOf(redirectUris);
    scopes = Set.copyOf(scopes);
    if (clientId.isBlank() || deploymentIds.isEmpty() || redirectUris.isEmpty()) {
      throw new IllegalArgumentException(
          "a registration needs a client id, a deployment id and a redirect URI");
    }
    if (!Scopes.ALL.containsAll(scopes)) {
      throw new IllegalArgumentException("unknown scope among " + new TreeSet<>(scopes));
    }
  }

  /** One deployment, one redirect URI, all scopes. */
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
        Scopes.ALL);
  }

  /** The same with only these scopes. */
  public ToolRegistration allowing(Set<String> allowed) {
    return new ToolRegistration(
        clientId, deploymentIds, loginUrl, redirectUris, targetLinkUri, jwksUrl, allowed);
  }

  /** The same with further deployments. */
  public ToolRegistration deployedAs(List<String> deployments) {
    return new ToolRegistration(
        clientId, deployments, loginUrl, redirectUris, targetLinkUri, jwksUrl, scopes);
  }
}
