package io.labport.examples.certification;

import java.util.List;
import java.util.Map;

/** Reading the roster: Names and Role Provisioning Services 2.0. */
final class MembershipCases {
  static final String CLAIM = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

  private MembershipCases() {}

  static List<Case> all() {
    return new CaseList(Group.MEMBERSHIP)
        .openedForTeacher(
            "N1",
            "an instructor's launch with the service's claim",
            d ->
                d.claim(
                        CLAIM,
                        Map.of(
                            "context_memberships_url",
                            d.claims().get("iss") + "/services/kit-course/members",
                            "service_versions",
                            List.of("2.0")))
                    .sign())
        .all();
  }
}
