package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Opens a launch that was confirmed. Only our own page may bring the token: else somebody could
 * confirm a launch of their own by a program and have another's browser open it.
 */
public final class ContinueEndpoint implements WebHandler {
  static final String CONTINUE = "continue";

  private final LtiConfig config;
  private final LaunchValidation validation;
  private final MessageChecks messages;
  private final LaunchPages refusals;
  private final Tickets tickets;
  private final LaunchReports reports;
  private final Unguessable unguessable;
  private final PublicAddress self;
  private final Clock clock;

  @Inject
  ContinueEndpoint(
      LtiConfig config,
      LaunchValidation validation,
      MessageChecks messages,
      LaunchPages refusals,
      Tickets tickets,
      LaunchReports reports,
      Unguessable unguessable,
      PublicAddress self,
      Clock clock) {
    this.config = config;
    this.validation = validation;
    this.messages = messages;
    this.refusals = refusals;
    this.tickets = tickets;
    this.reports = reports;
    this.unguessable = unguessable;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Report report = new Report();
    boolean ours = OwnOrigin.passes(request, self, report);
    Optional<WaitingLaunch> taken =
        ours
            ? request
                .formField("token")
                .flatMap(token -> tickets.take(CONTINUE, token))
                .map(WaitingLaunch::read)
            : Optional.empty();
    Optional<Registration> registration =
        taken.flatMap(waiting -> validation.active(waiting.registration()));
    LaunchReport launch;
    WebResponse response;
    if (registration.isPresent()) {
      launch = taken.orElseThrow().report(registration.get(), config);
      LtiMessage message = launch.message().orElseThrow();
      response = messages.of(message).open(message, request, launch);
    } else {
      if (ours) {
        report.fail(Check.LAUNCH_CONFIRM_TICKET, "a token of the last minute, once", "another one");
      }
      launch =
          new LaunchReport(
              report, new LaunchLog(unguessable.reference()), Optional.empty(), Optional.empty());
      response = refusals.refused(launch, List.of());
    }
    reports.keep(launch.log().record(launch.checks(), clock.instant()), request.clientAddress());
    return response;
  }
}
