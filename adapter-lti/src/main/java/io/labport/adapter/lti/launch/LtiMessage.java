package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.registration.Registration;
import io.labport.core.domain.Tenant;
import java.util.List;
import java.util.Locale;

/**
 * A message whose sender is known and whose claims passed all checks. {@code toString} shows no
 * personal data.
 */
public record LtiMessage(Claims claims, Registration registration) {

  public String deployment() {
    return Claims.id(claims.lti("deployment_id")).orElseThrow();
  }

  public Tenant tenant() {
    return registration.tenant(deployment());
  }

  /** What the person prefers to read, best first. */
  public List<Locale> locales() {
    return Locales.of(claims);
  }

  @Override
  public String toString() {
    return "LtiMessage[" + registration.key() + "]";
  }
}
