package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Check H50: addresses, of services and of the way back, that cannot be used. They count as absent,
 * and the launch goes on. Whether the host may be called is decided when it is.
 */
final class ServiceClaims {
  private static final String SPEC = "https://purl.imsglobal.org/spec/";
  private static final Map<String, List<String>> ADDRESSES =
      Map.of(
          SPEC + "lti-ags/claim/endpoint",
          List.of("lineitem", "lineitems"),
          SPEC + "lti-nrps/claim/namesroleservice",
          List.of("context_memberships_url"),
          SPEC + "lti-gs/claim/groupsservice",
          List.of("context_groups_url", "context_group_sets_url"),
          SPEC + "lti/claim/platformnotificationservice",
          List.of("platform_notification_service_url"),
          SPEC + "lti/claim/launch_presentation",
          List.of("return_url"));

  private ServiceClaims() {}

  static void check(Claims claims, boolean allowHttp, Report report) {
    List<String> rejected = new ArrayList<>();
    ADDRESSES.forEach(
        (claim, names) -> {
          for (String name : names) {
            JsonNode address = claims.named(claim).path(name);
            boolean absent =
                address.isMissingNode()
                    || address.isNull()
                    || (address.isTextual() && address.textValue().isBlank());
            if (!absent
                && Claims.text(address)
                    .flatMap(text -> ServiceAddress.usable(text, allowHttp))
                    .isEmpty()) {
              rejected.add(name + " " + (address.isTextual() ? address.textValue() : "of no text"));
            }
          }
        });
    if (rejected.isEmpty()) {
      report.pass(Check.SERVICE_URL_REJECTED);
    } else {
      rejected.sort(null);
      report.warn(Check.SERVICE_URL_REJECTED, "https addresses", String.join(", ", rejected));
    }
  }
}
