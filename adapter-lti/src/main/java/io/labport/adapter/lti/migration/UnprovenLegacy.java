package io.labport.adapter.lti.migration;

import org.jspecify.annotations.Nullable;

/**
 * A claim about LTI 1.1 that nothing proves, kept for an administrator to look at.
 *
 * @param user the id in LTI 1.1, as claimed
 * @param consumerKey as claimed; null when there was none
 * @param code what is missing: {@code lti.legacy-consumer-unknown}, {@code
 *     lti.legacy-signature-missing} or {@code lti.legacy-signature-invalid}
 * @param seenAt in milliseconds since 1970
 */
public record UnprovenLegacy(
    String registration,
    String deployment,
    String sub,
    String user,
    @Nullable String consumerKey,
    String code,
    long seenAt) {
  @Override
  public String toString() {
    return "UnprovenLegacy[" + registration + " " + code + "]";
  }
}
