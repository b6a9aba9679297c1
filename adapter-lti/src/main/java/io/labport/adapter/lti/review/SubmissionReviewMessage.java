package io.labport.adapter.lti.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LaunchReport;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.launch.MessageKind;
import io.labport.adapter.lti.launch.MessageParts;
import io.labport.adapter.lti.launch.Roles;
import io.labport.adapter.lti.launch.WayBack;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.ReviewPage;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.domain.LabRun;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Somebody at the gradebook wants to see how a learner's labs went (Submission Review 1.0). Names
 * nobody: the gradebook from which the viewer comes has said whose work it is.
 */
public final class SubmissionReviewMessage implements MessageKind {
  private static final int LONGEST_ID = 255;

  private final MessageParts parts;
  private final ReviewedWork work;
  private final Pages pages;

  @Inject
  public SubmissionReviewMessage(MessageParts parts, ReviewedWork work, Pages pages) {
    this.parts = parts;
    this.work = work;
    this.pages = pages;
  }

  @Override
  public String type() {
    return "LtiSubmissionReviewRequest";
  }

  @Override
  public void check(Claims claims, Registration registration, PendingLogin login, Report report) {
    parts.user(claims, report);
    parts.roles(claims, report);
    parts.optional(claims, report);
    parts.mentor(claims, report);
    parts.target(claims, registration, login, report);
    Optional<String> learner = learner(claims);
    report.check(
        Check.REVIEW_FOR_USER_MISSING,
        learner.isPresent(),
        "for_user with a user_id of 1 to 255 characters",
        "none");
    report.check(
        Check.REVIEW_LINEITEM_MISSING,
        Claims.text(claims.ags().path("lineitem")).isPresent(),
        "the endpoint claim with a lineitem",
        "none");
    if (learner.isPresent() && claims.lti("roles").isArray()) {
      Roles roles = Roles.of(Claims.texts(claims.lti("roles")));
      report.check(
          Check.REVIEW_NOT_PERMITTED,
          permitted(claims, roles, learner.get()),
          "the learner, or a role that reviews learners' work",
          "somebody else with roles " + roles.words());
    }
  }

  private static Optional<String> learner(Claims claims) {
    return Claims.id(claims.object("for_user").path("user_id"))
        .filter(id -> id.length() <= LONGEST_ID);
  }

  /** A mentor sees those whom the platform says they mentor, where it says so. */
  private static boolean permitted(Claims claims, Roles roles, String learner) {
    if (Claims.id(claims.openId("sub")).filter(learner::equals).isPresent()
        || roles.isInstructor()
        || roles.isAdministrator()) {
      return true;
    }
    JsonNode mentored = claims.lti("role_scope_mentor");
    return roles.isMentor() && (!mentored.isArray() || Claims.texts(mentored).contains(learner));
  }

  @Override
  public WebResponse open(LtiMessage message, WebRequest request, LaunchReport report) {
    List<LabRun> runs = work.of(message, learner(message.claims()).orElseThrow());
    Optional<String> title = Claims.text(message.claims().object("resource_link").path("title"));
    ZoneId zone = zone(message.claims());
    report.log().accepted(report.checks(), "lti.review-opened");
    return pages.page(
        message.locales(),
        "review.jte",
        "review.title",
        "'none'",
        frame -> {
          ReviewTexts said = new ReviewTexts(frame.texts(), zone);
          return new ReviewPage(
              frame,
              title.orElse(""),
              runs.stream().map(said::of).toList(),
              zone.getId(),
              report.back().map(WayBack::address).map(Object::toString).orElse(""));
        });
  }

  private static ZoneId zone(Claims claims) {
    try {
      return Claims.text(claims.openId("zoneinfo")).map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
