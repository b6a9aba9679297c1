package io.labport.adapter.lti.migration;

import org.jspecify.annotations.Nullable;

/**
 * Who somebody was in LTI 1.1, as the platform proved with the former installation's secret. {@code
 * toString} shows no personal data.
 *
 * @param registration key of the registration
 * @param sub the id in LTI 1.3
 * @param user the id in LTI 1.1; the same where the platform says nothing else
 * @param consumerKey of the former installation: with it the id is unique
 * @param context of a recent launch, its id in LTI 1.1; null when the launch had none
 * @param resourceLink of a recent launch, its id in LTI 1.1; null when the launch had none
 * @param seenAt of a recent launch, in milliseconds since 1970
 */
public record LegacyUser(
    String registration,
    String deployment,
    String sub,
    String user,
    String consumerKey,
    @Nullable String context,
    @Nullable String resourceLink,
    long seenAt) {
  @Override
  public String toString() {
    return "LegacyUser[" + registration + "]";
  }
}
