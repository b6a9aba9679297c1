package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.oidc.PendingLogins.Held;
import io.labport.adapter.lti.oidc.StateCookies;
import io.labport.adapter.lti.oidc.StorageTarget;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.StoragePages;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The redirect URI: takes the platform's answer and, if it is good, opens what it asks for. */
public final class LaunchEndpoint implements WebHandler {
  static final String CONFIRM = "confirm";

  private final LaunchValidation validation;
  private final AcceptedMessages messages;
  private final LaunchPages refusals;
  private final Pages pages;
  private final StoragePages storage;
  private final Tickets tickets;
  private final Profiles profiles;
  private final LaunchReports reports;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  LaunchEndpoint(
      LaunchValidation validation,
      AcceptedMessages messages,
      LaunchPages refusals,
      Pages pages,
      StoragePages storage,
      Tickets tickets,
      Profiles profiles,
      LaunchReports reports,
      Unguessable unguessable,
      Clock clock) {
    this.validation = validation;
    this.messages = messages;
    this.refusals = refusals;
    this.pages = pages;
    this.storage = storage;
    this.tickets = tickets;
    this.profiles = profiles;
    this.reports = reports;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (request.method().equals("GET") && !request.query().containsKey("id_token")) {
      return pages.message(200, List.of(), "lti.launch", "", "");
    }
    Validated validated = validation.validate(request, unguessable.reference());
    if (validated instanceof Validated.Postponed postponed) {
      return confirming(postponed, request);
    }
    WebResponse response =
        validated instanceof Validated.Accepted accepted
            ? opened(accepted, request)
            : refused((Validated.Refused) validated, request);
    LaunchReport report = validated.report();
    reports.keep(report.log().record(report.checks(), clock.instant()), request.clientAddress());
    return response;
  }

  private WebResponse opened(Validated.Accepted accepted, WebRequest request) {
    WebResponse response = messages.open(accepted.message(), request, accepted.report());
    return StateCookies.clear(response, request.formField("state").orElseThrow());
  }

  private WebResponse refused(Validated.Refused refused, WebRequest request) {
    Optional<Held> held = refused.held().filter(h -> windowHelps(refused.report()));
    return held.isPresent()
        ? refusals.windowOffered(
            refused.report(), request.formField("state").orElseThrow(), held.get().login())
        : refusals.refused(refused.report(), List.of());
  }

  /** In a window our cookie is a first party's, and so is that of the platform's own session. */
  private static boolean windowHelps(LaunchReport report) {
    return report
        .checks()
        .failure()
        .filter(
            failure ->
                failure.check() == Check.STATE_NOT_BOUND
                    || (failure.check() == Check.LAUNCH_PLATFORM_ERROR
                        && failure.code().endsWith("_required")))
        .isPresent();
  }

  private WebResponse confirming(Validated.Postponed postponed, WebRequest request) {
    String state = request.formField("state").orElseThrow();
    Registration registration = postponed.message().registration();
    postponed.report().log().waiting();
    String ticket = tickets.keep(CONFIRM, WaitingLaunch.of(postponed, state).written());
    // Canvas repeats the name of the frame, Blackboard does not.
    String frame =
        request
            .formField("lti_storage_target")
            .filter(StorageTarget::valid)
            .or(() -> Optional.ofNullable(postponed.held().login().storageTarget()))
            .orElseThrow();
    return storage.getThenConfirm(
        postponed.message().locales(),
        StorageTarget.platform(registration, profiles.of(registration).launching(), frame),
        StorageTarget.keys(state),
        ticket,
        refusals.offer(
            Check.STATE_NOT_BOUND.status(),
            Check.STATE_NOT_BOUND.code(),
            postponed.report().log().reference(),
            state,
            postponed.held().login()));
  }
}
