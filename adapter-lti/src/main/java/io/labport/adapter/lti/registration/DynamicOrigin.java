package io.labport.adapter.lti.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a registration keeps of its Dynamic Registration. {@code toString} shows no secret.
 *
 * @param account the platform's own id of the institution, where it gave one
 * @param grantedScopes what the platform granted
 * @param sealedAnswer the platform's answer with its management address and token, encrypted
 */
public record DynamicOrigin(
    Instant registeredAt,
    Optional<String> account,
    List<String> grantedScopes,
    Optional<String> sealedAnswer) {
  public DynamicOrigin {
    grantedScopes = List.copyOf(grantedScopes);
  }

  /** In which the answer of the registration is sealed. */
  public static String context(String key) {
    return "lti/registration-answer/" + key;
  }

  @Override
  public String toString() {
    return "DynamicOrigin[" + registeredAt + "]";
  }
}
