package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.ags.GradeBinding;
import io.labport.adapter.lti.ags.GradeDocuments;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.oidc.StateCookies;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The redirect URI: takes the platform's answer and, if it is good, opens the lab. */
public final class LaunchEndpoint implements WebHandler {
  private final LaunchValidation validation;
  private final GradeDocuments grades;
  private final LabEntrance entrance;
  private final Pages pages;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  LaunchEndpoint(
      LaunchValidation validation,
      GradeDocuments grades,
      LabEntrance entrance,
      Pages pages,
      Unguessable unguessable,
      Clock clock) {
    this.validation = validation;
    this.grades = grades;
    this.entrance = entrance;
    this.pages = pages;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (request.method().equals("GET")) {
      return pages.message(200, List.of(), "lti.launch", "", "");
    }
    LaunchReport report = validation.validate(request, unguessable.reference());
    if (report.launch().isEmpty()) {
      return refused(report, List.of());
    }
    WebResponse response = open(request, report.launch().get(), report);
    return StateCookies.clear(response, request.formField("state").orElseThrow());
  }

  private WebResponse open(WebRequest request, ResourceLinkLaunch launch, LaunchReport report) {
    LabLink link = new LabLink(launch);
    List<Locale> locales = launch.presentation().locales();
    EntranceRequest wanted;
    try {
      Optional<LabProfileId> lab = link.lab();
      if (lab.isEmpty()) {
        report.checks().fail(Check.LINK_WITHOUT_LAB, "labid or lab_profile in custom", "none");
        return refused(report, locales);
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
      return refused(report, locales);
    }
    boolean graded = wanted.launch().origin().isPresent();
    report.log().accepted(report.checks(), graded ? "lti.launched" : "lti.launched-ungraded");
    return entrance.enter(wanted);
  }

  private WebResponse refused(LaunchReport launch, List<Locale> locales) {
    Report report = launch.checks();
    launch.log().refused(report);
    Finding first = report.failure().orElseThrow();
    String detail =
        first.check() == Check.LINK_SETTING_INVALID ? first.expected() : first.received();
    String reference = launch.log().reference();
    return pages.message(
        first.check().status(),
        locales,
        first.code(),
        reference,
        detail,
        sentence ->
            launch.back().map(back -> back.with(sentence, first.code() + " ref " + reference)));
  }
}
