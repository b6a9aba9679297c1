package io.labport.examples.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The payloads of the LTI Advantage conformance certification guide: bad ones and good ones. */
final class PayloadCases {
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  private static final String INSTITUTION =
      "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
  private static final String UNKNOWN =
      "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper";
  private static final String[] NAMES = {
    "name", "given_name", "family_name", "middle_name", "picture"
  };

  private PayloadCases() {}

  static List<Case> bad() {
    return new CaseList(Group.BAD_PAYLOADS)
        .refused("B1", "no kid in the header", "jwt-kid-missing", d -> d.noHeader("kid").sign())
        .refused("B1.blank", "a blank kid", "jwt-kid-missing", d -> d.header("kid", " ").sign())
        .refused(
            "B2",
            "a kid that is not in the key set",
            "jwt-kid-unknown",
            d -> d.header("kid", "kit-nowhere").sign())
        .refused("B3", "version 11.3", "version-unsupported", d -> d.lti("version", "11.3").sign())
        .refused(
            "B3.short", "version 1.3", "version-unsupported", d -> d.lti("version", "1.3").sign())
        .refused("B4", "no version", "version-missing", d -> d.withoutLti("version").sign())
        .refused(
            "B5",
            "a payload that is no LTI message",
            "jwt-iss-mismatch",
            d -> d.only(Map.of("name", "badltilaunch")).sign())
        .refused("B5.empty", "an empty payload", "jwt-iss-mismatch", d -> d.only(Map.of()).sign())
        .refused(
            "B6",
            "no message type, version and roles",
            "message-type-missing",
            d -> d.withoutLti("message_type", "version", "roles").sign())
        .refused(
            "B7",
            "iat 11111 and exp 22222",
            "jwt-expired",
            d -> d.claim("iat", 11111).claim("exp", 22222).sign())
        .refused(
            "B8",
            "no message type",
            "message-type-missing",
            d -> d.withoutLti("message_type").sign())
        .refused(
            "B8.blank",
            "a blank message type",
            "message-type-missing",
            d -> d.lti("message_type", " ").sign())
        .refused("B9", "no roles claim", "roles-missing", d -> d.withoutLti("roles").sign())
        .refused(
            "B10",
            "no deployment id",
            "deployment-id-missing",
            d -> d.withoutLti("deployment_id").sign())
        .refused(
            "B11",
            "no resource link",
            "resource-link-id-missing",
            d -> d.withoutLti("resource_link").sign())
        .refused(
            "B11.id",
            "a resource link without an id",
            "resource-link-id-missing",
            d -> d.lti("resource_link", Map.of("title", "Nowhere")).sign())
        .refused(
            "B11.blank",
            "a resource link with a blank id",
            "resource-link-id-missing",
            d -> d.lti("resource_link", Map.of("id", "")).sign())
        .refused(
            "B12",
            "a blank sub beside name and e-mail",
            "sub-missing",
            d -> d.claim("sub", "").sign())
        .refused(
            "B12.absent",
            "no sub beside name and e-mail",
            "sub-missing",
            d -> d.without("sub").sign())
        .refused(
            "B12.email",
            "no sub beside an e-mail alone",
            "sub-missing",
            d -> d.without("sub").without(NAMES).sign())
        .all();
  }

  static List<Case> good() {
    List<Case> all = new ArrayList<>();
    all.addAll(
        new CaseList(Group.TEACHER)
            .openedForTeacher("T1", "an instructor", Draft::sign)
            .openedForTeacher(
                "T2",
                "several roles",
                d ->
                    roles(
                        d, MEMBERSHIP + "Instructor", INSTITUTION + "Staff", INSTITUTION + "Other"))
            .openedForTeacher("T3", "the short role Instructor", d -> roles(d, "Instructor"))
            .openedForTeacher("T4", "only an unknown role", d -> roles(d, UNKNOWN))
            .openedForTeacher("T5", "a role without text", d -> roles(d, ""))
            .openedForTeacher("T5.empty", "no role", d -> roles(d))
            .openedForTeacher("T6", "an e-mail and no names", d -> d.without(NAMES).sign())
            .openedForTeacher("T7", "names and no e-mail", d -> d.without("email").sign())
            .openedForTeacher(
                "T8", "neither names nor e-mail", d -> d.without(NAMES).without("email").sign())
            .openedForTeacher(
                "T9",
                "an e-mail and no context",
                d -> d.without(NAMES).withoutLti("context").sign())
            .all());
    all.addAll(
        new CaseList(Group.STUDENT)
            .opened("S1", "a learner", Draft::sign)
            .opened(
                "S2",
                "several roles",
                d ->
                    roles(
                        d, MEMBERSHIP + "Learner", INSTITUTION + "Student", MEMBERSHIP + "Mentor"))
            .opened("S3", "the short role Learner", d -> roles(d, "Learner"))
            .opened(
                "S4",
                "an unknown role beside Learner",
                d -> roles(d, UNKNOWN, MEMBERSHIP + "Learner"))
            .opened("S5", "a role without text", d -> roles(d, ""))
            .opened("S5.empty", "no role", d -> roles(d))
            .opened("S6", "an e-mail and no names", d -> d.without(NAMES).sign())
            .opened("S7", "names and no e-mail", d -> d.without("email").sign())
            .opened("S8", "neither names nor e-mail", d -> d.without(NAMES).without("email").sign())
            .opened(
                "S9",
                "an e-mail and no context",
                d -> d.without(NAMES).withoutLti("context").sign())
            .opened(
                "S9.unknown-claims",
                "claims of a later version",
                d -> d.lti("from_the_future", Map.of("a", List.of(1, true))).claim("x", 1).sign())
            .all());
    return List.copyOf(all);
  }

  private static String roles(Draft draft, String... roles) {
    return draft.lti("roles", List.of(roles)).sign();
  }
}
