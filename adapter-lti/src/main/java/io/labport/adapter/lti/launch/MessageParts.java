package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.oidc.LaunchPrefixes;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks of claims that several types of messages have (LTI Core 1.3, section 5.3). */
public final class MessageParts {
  private static final int LONGEST_ID = 255;

  private final LaunchPrefixes prefixes;
  private final Profiles profiles;

  @Inject
  public MessageParts(LaunchPrefixes prefixes, Profiles profiles) {
    this.prefixes = prefixes;
    this.profiles = profiles;
  }

  /** Check D29 and D30, where the registration may allow people who do not say who they are. */
  public void user(Claims claims, Registration registration, Report report) {
    if (anonymous(claims) && registration.agreed().anonymousLaunches() == AnonymousLaunches.ALLOW) {
      report.pass(Check.ANONYMOUS_NOT_ALLOWED);
    } else {
      user(claims, report);
    }
  }

  /** LTI Core 1.3, section 5.3.6.1: no user id, and no other claim about the person either. */
  static boolean anonymous(Claims claims) {
    JsonNode sub = claims.openId("sub");
    return (sub.isMissingNode() || sub.isNull())
        && Stream.of("name", "given_name", "family_name", "email")
            .noneMatch(c -> Claims.text(claims.openId(c)).isPresent());
  }

  /** Check D29 and D30, of a message that is of no use without a person. */
  public void user(Claims claims, Report report) {
    JsonNode sub = claims.openId("sub");
    if (anonymous(claims)) {
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

  /** Check E32. */
  public void roles(Claims claims, Report report) {
    report.check(Check.ROLES_MISSING, claims.lti("roles").isArray(), "roles, an array", "none");
  }

  /** Check E33. */
  public void resourceLink(Claims claims, Report report) {
    report.check(
        Check.RESOURCE_LINK_ID_MISSING,
        Claims.id(claims.object("resource_link").path("id"))
            .filter(v -> v.length() <= LONGEST_ID)
            .isPresent(),
        "resource_link with an id of 1 to 255 characters",
        "none");
  }

  /** Checks E37 and E39: what is optional, and may be wrong all the same. */
  public void optional(Claims claims, Report report) {
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

  /**
   * Check E38. LTI Core 1.3, section 5.4.7: whom somebody mentors counts only with the role Mentor.
   */
  public void mentor(Claims claims, Report report) {
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

  /** Checks E34 to E36. */
  public void target(Claims claims, Registration registration, PendingLogin login, Report report) {
    Optional<String> target = textual(claims.lti("target_link_uri"));
    if (!report.check(
        Check.TARGET_LINK_URI_MISSING, target.isPresent(), "target_link_uri", "none")) {
      return;
    }
    String signed = target.orElseThrow();
    if (LaunchPrefixes.same(signed, login.targetLinkUri())) {
      report.pass(Check.TARGET_LINK_URI_MISMATCH);
    } else if (registration.agreed().strictTargetLinkUri()
        && !profiles.of(registration).launching().sameTarget(login.targetLinkUri(), signed)) {
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
