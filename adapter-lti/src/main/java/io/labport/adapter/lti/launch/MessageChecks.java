package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.oidc.LaunchPrefixes;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks D22 to D30 of every LTI message and E32 to E37 of a resource link launch (LTI Core 1.3,
 * section 5.3). All failures are collected, so that an administrator sees them at once.
 */
public final class MessageChecks {
  static final String RESOURCE_LINK = "LtiResourceLinkRequest";
  private static final int LONGEST_ID = 255;

  private final LaunchPrefixes prefixes;

  @Inject
  public MessageChecks(LaunchPrefixes prefixes) {
    this.prefixes = prefixes;
  }

  void check(Claims claims, Registration registration, PendingLogin login, Report report) {
    messageType(claims, report);
    version(claims, report);
    deployment(claims, registration, login, report);
    user(claims, report);
    resourceLink(claims, report);
    mentor(claims, report);
    target(claims, registration, login, report);
  }

  private static void messageType(Claims claims, Report report) {
    Optional<String> type = textual(claims.lti("message_type"));
    if (report.check(
        Check.MESSAGE_TYPE_MISSING, type.isPresent(), "message_type, a text", "none")) {
      report.check(
          Check.MESSAGE_TYPE_UNSUPPORTED,
          type.filter(RESOURCE_LINK::equals).isPresent(),
          RESOURCE_LINK,
          type.orElse(""));
    }
  }

  private static void version(Claims claims, Report report) {
    JsonNode version = claims.lti("version");
    if (report.check(
        Check.VERSION_MISSING, !version.isMissingNode() && !version.isNull(), "1.3.0", "none")) {
      report.check(
          Check.VERSION_UNSUPPORTED,
          textual(version).filter("1.3.0"::equals).isPresent(),
          "1.3.0",
          version.asText());
    }
  }

  private static void deployment(
      Claims claims, Registration registration, PendingLogin login, Report report) {
    Optional<String> id =
        Claims.id(claims.lti("deployment_id")).filter(v -> v.length() <= LONGEST_ID);
    if (!report.check(
        Check.DEPLOYMENT_ID_MISSING,
        id.isPresent(),
        "deployment_id of 1 to 255 characters",
        "none")) {
      return;
    }
    String deployment = id.orElseThrow();
    String named = login.deploymentId();
    report.check(
        Check.DEPLOYMENT_ID_MISMATCH,
        named == null || named.equals(deployment),
        String.valueOf(named),
        deployment);
    report.check(
        Check.DEPLOYMENT_BLOCKED,
        !registration.agreed().blockedDeployments().contains(deployment),
        "a deployment that is not blocked",
        deployment);
    boolean known =
        switch (registration.agreed().deploymentPolicy()) {
          case EXPLICIT ->
              registration.agreed().deployments().contains(deployment)
                  || registration.agreed().blockedDeployments().contains(deployment);
        };
    report.check(
        Check.DEPLOYMENT_UNKNOWN,
        known,
        "one of " + registration.agreed().deployments(),
        deployment);
  }

  private static void user(Claims claims, Report report) {
    JsonNode sub = claims.openId("sub");
    boolean absent = sub.isMissingNode() || sub.isNull();
    boolean identified =
        Stream.of("name", "given_name", "family_name", "email")
            .anyMatch(c -> Claims.text(claims.openId(c)).isPresent());
    if (absent && !identified) {
      // Work that belongs to nobody could be neither found again nor graded.
      report.fail(Check.ANONYMOUS_NOT_ALLOWED, "sub", "an anonymous launch");
      return;
    }
    report.pass(Check.ANONYMOUS_NOT_ALLOWED);
    Optional<String> id = Claims.id(sub);
    if (report.check(Check.SUB_MISSING, id.isPresent(), "sub, not blank", "none")) {
      report.check(
          Check.SUB_INVALID,
          id.orElse("").length() <= LONGEST_ID,
          "at most 255 characters",
          id.orElse("").length() + " characters");
    }
  }

  private static void resourceLink(Claims claims, Report report) {
    report.check(Check.ROLES_MISSING, claims.lti("roles").isArray(), "roles, an array", "none");
    report.check(
        Check.RESOURCE_LINK_ID_MISSING,
        Claims.id(claims.object("resource_link").path("id"))
            .filter(v -> v.length() <= LONGEST_ID)
            .isPresent(),
        "resource_link with an id of 1 to 255 characters",
        "none");
    JsonNode context = claims.object("context");
    report.check(
        Check.CONTEXT_ID_MISSING,
        context.isMissingNode() || Claims.id(context.path("id")).isPresent(),
        "an id in context",
        "none");
    List<String> dropped = new ArrayList<>();
    for (String name : List.of("context", "custom", "launch_presentation", "tool_platform")) {
      JsonNode claim = claims.lti(name);
      if (!claim.isMissingNode() && !claim.isNull() && !claim.isObject()) {
        dropped.add(name);
      }
    }
    if (dropped.isEmpty()) {
      report.pass(Check.OPTIONAL_CLAIM_INVALID);
    } else {
      report.warn(
          Check.OPTIONAL_CLAIM_INVALID, "objects", String.join(", ", dropped) + " of another type");
    }
  }

  /** LTI Core 1.3, section 5.4.7: whom somebody mentors counts only with the role Mentor. */
  private static void mentor(Claims claims, Report report) {
    JsonNode scope = claims.lti("role_scope_mentor");
    boolean sent = !scope.isMissingNode() && !scope.isNull();
    if (sent && !Roles.of(Claims.texts(claims.lti("roles"))).isMentor()) {
      report.warn(
          Check.MENTOR_SCOPE_WITHOUT_ROLE,
          "role_scope_mentor with a Mentor role only",
          (scope.isArray() ? scope.size() + " users" : "a claim that is no array") + ", ignored");
    } else {
      report.pass(Check.MENTOR_SCOPE_WITHOUT_ROLE);
    }
  }

  private void target(Claims claims, Registration registration, PendingLogin login, Report report) {
    Optional<String> target = textual(claims.lti("target_link_uri"));
    if (!report.check(
        Check.TARGET_LINK_URI_MISSING, target.isPresent(), "target_link_uri", "none")) {
      return;
    }
    String signed = target.orElseThrow();
    if (LaunchPrefixes.same(signed, login.targetLinkUri())) {
      report.pass(Check.TARGET_LINK_URI_MISMATCH);
    } else if (registration.agreed().strictTargetLinkUri()) {
      report.fail(Check.TARGET_LINK_URI_MISMATCH, login.targetLinkUri(), signed);
    } else {
      report.warn(Check.TARGET_LINK_URI_MISMATCH, login.targetLinkUri(), signed);
    }
    report.check(
        Check.TARGET_LINK_URI_FOREIGN,
        prefixes.cover(signed),
        "an address below this tool's own",
        signed);
  }

  private static Optional<String> textual(JsonNode node) {
    return node.isTextual()
        ? Optional.of(node.textValue()).filter(v -> !v.isBlank())
        : Optional.empty();
  }
}
