package io.labport.adapter.lti.link;

import io.labport.core.domain.Tenant;
import java.util.Optional;

/**
 * One link in one course (LTI Core 1.3, section 5.3.5).
 *
 * @param context id of the course; empty when the launch had none
 * @param resourceLink the platform's id of the link
 */
public record PlacedLink(Tenant tenant, Optional<String> context, String resourceLink) {}
