package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.inspect.LaunchRecord;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.registration.Registrations.NotSelected;
import io.labport.adapter.lti.registration.Registrations.Selected;
import io.labport.adapter.lti.registration.Registrations.Selection;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Third-party initiated login: sends the browser on to the platform with a fresh state and nonce,
 * bound to this browser by a cookie.
 */
public final class LoginEndpoint implements WebHandler {
  private static final Logger log = LoggerFactory.getLogger(LoginEndpoint.class);

  private final LtiConfig config;
  private final Registrations registrations;
  private final LoginStart start;
  private final LoginRate rate;
  private final LaunchPrefixes prefixes;
  private final Unguessable unguessable;
  private final Pages pages;
  private final LaunchReports reports;
  private final PublicAddress self;
  private final Clock clock;

  @Inject
  LoginEndpoint(
      LtiConfig config,
      Registrations registrations,
      LoginStart start,
      LoginRate rate,
      LaunchPrefixes prefixes,
      Unguessable unguessable,
      Pages pages,
      LaunchReports reports,
      PublicAddress self,
      Clock clock) {
    this.config = config;
    this.registrations = registrations;
    this.start = start;
    this.rate = rate;
    this.prefixes = prefixes;
    this.unguessable = unguessable;
    this.pages = pages;
    this.reports = reports;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (request.method().equals("GET") && LoginRequest.empty(request)) {
      return pages.message(200, List.of(), "lti.login", "", "");
    }
    Report report = new Report();
    if (!report.check(
        Check.LOGIN_METHOD,
        request.method().equals("GET") || request.method().equals("POST"),
        "GET or POST",
        request.method())) {
      return refused(request, report, Optional.empty(), Optional.empty());
    }
    Optional<LoginRequest> read = LoginRequest.read(request, report);
    if (read.isEmpty()) {
      return refused(request, report, Optional.empty(), Optional.empty());
    }
    LoginRequest login = read.get();
    Optional<Registration> selected = selected(request, login, report);
    if (selected.isEmpty() || !welcome(request, selected.get(), report)) {
      return refused(request, report, read, selected);
    }
    Registration registration = selected.get();
    if (!prefixes.cover(login.targetLinkUri())) {
      report.warn(
          Check.LOGIN_TARGET_LINK_URI_FOREIGN,
          "an address below " + self.of("/"),
          login.targetLinkUri());
      log.warn(
          "the login of registration {} names a target that is not ours; its launch will be refused"
              + " unless the signed target is",
          registration.key());
    }
    return start.begin(request, login, registration);
  }

  private Optional<Registration> selected(WebRequest request, LoginRequest login, Report report) {
    Selection selection =
        registrations.select(
            Optional.ofNullable(request.pathVariables().get("registration")),
            login.issuer(),
            login.clientId(),
            login.deploymentId());
    if (selection instanceof NotSelected not) {
      report.fail(
          not.check(),
          "a registration of this issuer and client id",
          login.issuer() + " " + login.clientId().orElse("(no client_id)"));
      return Optional.empty();
    }
    report.pass(Check.LOGIN_REGISTRATION_UNKNOWN);
    report.pass(Check.LOGIN_REGISTRATION_AMBIGUOUS);
    report.pass(Check.LOGIN_REGISTRATION_MISMATCH);
    return Optional.of(((Selected) selection).registration());
  }

  private boolean welcome(WebRequest request, Registration found, Report report) {
    boolean usable =
        switch (found.agreed().state()) {
          case ACTIVE ->
              report.pass(Check.LOGIN_REGISTRATION_PENDING)
                  && report.pass(Check.LOGIN_REGISTRATION_DISABLED);
          case PENDING ->
              report.fail(Check.LOGIN_REGISTRATION_PENDING, "an active registration", "pending");
          case DISABLED ->
              report.fail(Check.LOGIN_REGISTRATION_DISABLED, "an active registration", "disabled");
        };
    return usable
        && report.check(
            Check.LOGIN_REGISTRATION_INVALID,
            found.endpointAllowed(config.allowHttp()),
            "an https authorization endpoint",
            "another one")
        && report.check(
            Check.LOGIN_RATE_LIMITED,
            rate.allows(request.clientAddress(), found.key()),
            "fewer logins a minute",
            "too many");
  }

  private WebResponse refused(
      WebRequest request,
      Report report,
      Optional<LoginRequest> login,
      Optional<Registration> registration) {
    Finding failure = report.failure().orElseThrow();
    String reference = unguessable.reference();
    log.info(
        "LTI login refused: code={} expected=\"{}\" received=\"{}\" ref={}",
        failure.code(),
        failure.expected(),
        failure.received(),
        reference);
    reports.keep(
        LaunchRecord.ofLogin(
            reference,
            clock.instant(),
            registration.map(Registration::key),
            registration.map(r -> r.family().name()),
            login.map(LoginRequest::issuer),
            report),
        request.clientAddress());
    return pages.message(
        failure.check().status(), List.of(), failure.code(), reference, failure.expected());
  }
}
