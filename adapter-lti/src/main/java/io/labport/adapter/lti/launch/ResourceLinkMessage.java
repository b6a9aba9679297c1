package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.ags.GradeBinding;
import io.labport.adapter.lti.ags.GradeDocuments;
import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.Scopes;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.LearnerAddress;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A resource link launch opens the lab of its link (LTI Core 1.3, section 5.3). */
public final class ResourceLinkMessage implements MessageKind {
  static final String TYPE = "LtiResourceLinkRequest";

  private final LtiConfig config;
  private final MessageParts parts;
  private final GradeDocuments grades;
  private final WhichLab labs;
  private final LabChooser chooser;
  private final LabEntrance entrance;
  private final LaunchPages pages;
  private final Profiles profiles;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  public ResourceLinkMessage(
      LtiConfig config,
      MessageParts parts,
      GradeDocuments grades,
      WhichLab labs,
      LabChooser chooser,
      LabEntrance entrance,
      LaunchPages pages,
      Profiles profiles,
      Unguessable unguessable,
      Clock clock) {
    this.config = config;
    this.parts = parts;
    this.grades = grades;
    this.labs = labs;
    this.chooser = chooser;
    this.entrance = entrance;
    this.pages = pages;
    this.profiles = profiles;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public void check(Claims claims, Registration registration, PendingLogin login, Report report) {
    parts.user(claims, registration, report);
    parts.roles(claims, report);
    parts.resourceLink(claims, report);
    parts.optional(claims, report);
    parts.mentor(claims, report);
    parts.target(claims, registration, login, report);
    channel(claims, registration, report);
  }

  /**
   * Check H51: grades are agreed, and this link offers no way for them (AGS 2.0, section 3.1).
   * Learners can do nothing about it; instructors and those who help them can.
   */
  private void channel(Claims claims, Registration registration, Report report) {
    boolean concerned =
        registration.agreed().sendGrades() != GradePosts.OFF
            && Roles.of(Claims.texts(claims.lti("roles"))).isInstructor();
    if (!concerned) {
      return;
    }
    JsonNode endpoint = claims.ags();
    boolean column =
        Stream.of("lineitem", "lineitems")
            .flatMap(name -> Claims.text(endpoint.path(name)).stream())
            .anyMatch(url -> ServiceAddress.usable(url, config.allowHttp()).isPresent());
    boolean scores = Claims.texts(endpoint.path("scope")).contains(Scopes.SCORE);
    if (column && scores) {
      report.pass(Check.GRADE_CHANNEL_MISSING);
    } else {
      report.warn(
          Check.GRADE_CHANNEL_MISSING,
          "a column or a list of columns, and the scope to send scores",
          (column ? "" : "no column, no list of columns")
              + (column || scores ? "" : ", ")
              + (scores ? "" : "no scope for scores"));
    }
  }

  private ResourceLinkLaunch launch(LtiMessage message) {
    Claims claims = message.claims();
    // Nobody's grade can be sent, and what has no column of its own would look for one by its name.
    if (MessageParts.anonymous(claims)) {
      return ResourceLinkLaunch.of(
              claims,
              message.registration(),
              config.allowHttp(),
              "anonymous-" + unguessable.value())
          .ungraded();
    }
    ResourceLinkLaunch launch =
        ResourceLinkLaunch.of(claims, message.registration(), config.allowHttp());
    boolean own =
        profiles
            .of(message.registration())
            .launching()
            .ownLink(launch.resourceLink(), launch.contextId());
    return own ? launch : launch.ungraded();
  }

  @Override
  public WebResponse open(LtiMessage message, WebRequest request, LaunchReport report) {
    ResourceLinkLaunch launch = labs.resolve(launch(message));
    LabLink link = new LabLink(launch);
    List<Locale> locales = launch.presentation().locales();
    EntranceRequest wanted;
    try {
      Optional<LabProfileId> lab = link.lab();
      if (lab.isEmpty() && launch.roles().mayChooseHere()) {
        report.log().accepted(report.checks(), "lti.lab-to-be-chosen");
        return chooser.choose(message);
      }
      if (lab.isEmpty()) {
        report.checks().fail(Check.LINK_WITHOUT_LAB, "labid or lab_profile in custom", "none");
        return pages.refused(report, locales);
      }
      Optional<GradeBinding> binding = link.binding();
      Optional<LaunchOrigin> origin = binding.map(b -> new LaunchOrigin("lti", b.id()));
      LaunchRequest launchRequest =
          link.request(
              lab.get(),
              LearnerAddress.publicOnly(request.clientAddress()),
              origin,
              clock.instant());
      // Before the lab is asked for: a result must find its way home whatever dies in between.
      binding.ifPresent(grades::remember);
      wanted =
          new EntranceRequest(
              launchRequest,
              link.title().isEmpty() ? "Lab " + lab.get() : link.title(),
              locales,
              launch.presentation().framed(),
              launch.presentation().returnUrl());
    } catch (InvalidParameterException e) {
      report
          .checks()
          .fail(
              Check.LINK_SETTING_INVALID,
              Report.plain(String.valueOf(e.getMessage())),
              e.parameter());
      return pages.refused(report, locales);
    }
    boolean graded = wanted.launch().origin().isPresent();
    report.log().accepted(report.checks(), graded ? "lti.launched" : "lti.launched-ungraded");
    return entrance.enter(wanted);
  }
}
