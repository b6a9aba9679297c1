package io.labport.adapter.lti.registration;

import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.domain.Tenant;
import java.net.URI;
import java.util.Locale;

/**
 * One (issuer, client id) with all that is agreed with that platform.
 *
 * @param key ours; part of the login address
 */
public record Registration(String key, RegistrationConfig agreed) {

  public String issuer() {
    return agreed.issuer();
  }

  public String clientId() {
    return agreed.clientId();
  }

  public PlatformFamily family() {
    return agreed.family();
  }

  /** The authorization endpoint may be called: https, or http where development allows it. */
  public boolean endpointAllowed(boolean allowHttp) {
    URI endpoint = agreed.authorizationEndpoint();
    String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
    return scheme.equals("https") || (allowHttp && scheme.equals("http"));
  }

  @Override
  public String toString() {
    return "Registration[" + key + "]";
  }

  /** Issuer, client id and deployment, such that no two triples give the same. */
  public Tenant tenant(String deployment) {
    String triple = escaped(issuer()) + "|" + escaped(clientId()) + "|" + escaped(deployment);
    return new Tenant(triple.length() <= 200 ? triple : "sha256:" + Fingerprint.of(triple));
  }

  /** Without the mark that separates parts. */
  public static String escaped(String part) {
    return part.replace("%", "%25").replace("|", "%7C");
  }
}
