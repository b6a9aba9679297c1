package io.labport.adapter.lti.migration;

import io.labport.core.domain.Tenant;
import java.util.Optional;

/**
 * Who people and links were in LTI 1.1. Only what a platform proved with the former installation's
 * secret ({@code legacy-consumers}) is here. Kept for 400 days after the latest launch that said
 * so. Thread-safe.
 *
 * <p>Labport itself never served LTI 1.1: the mapping is for embedders who have records from then.
 */
public interface LegacyIdentities {

  /**
   * @param sub the user's id in LTI 1.3
   */
  Optional<LegacyUser> of(Tenant tenant, String sub);

  /**
   * What the link was. Known from the first launch of the link on, while that launch is opened.
   *
   * @param context the course's id in LTI 1.3; empty when launches have none
   * @param resourceLink the link's id in LTI 1.3
   */
  Optional<LegacyLink> formerResourceLink(
      Tenant tenant, Optional<String> context, String resourceLink);
}
