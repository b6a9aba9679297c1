package io.labport.adapter.lti.migration;

import org.jspecify.annotations.Nullable;

/**
 * What a resource link was in LTI 1.1, as the platform proved.
 *
 * @param consumerKey of the former installation
 * @param context its id in LTI 1.1; null when the launch had none
 * @param resourceLink its id in LTI 1.1
 */
public record LegacyLink(String consumerKey, @Nullable String context, String resourceLink) {}
