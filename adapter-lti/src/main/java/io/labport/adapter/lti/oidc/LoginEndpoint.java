package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.keys.Fingerprint;
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
import java.net.URI;
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

  /** Longer addresses do not survive every proxy. */
  private static final int LONGEST_ADDRESS = 2000;

  private final LtiConfig config;
  private final Registrations registrations;
  private final PendingLogins pending;
  private final LoginRate rate;
  private final LaunchPrefixes prefixes;
  private final Unguessable unguessable;
  private final Pages pages;
  private final PublicAddress self;
  private final Clock clock;

  @Inject
  LoginEndpoint(
      LtiConfig config,
      Registrations registrations,
      PendingLogins pending,
      LoginRate rate,
      LaunchPrefixes prefixes,
      Unguessable unguessable,
      Pages pages,
      PublicAddress self,
      Clock clock) {
    this.config = config;
    this.registrations = registrations;
    this.pending = pending;
    this.rate = rate;
    this.prefixes = prefixes;
    this.unguessable = unguessable;
    this.pages = pages;
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
      return refused(report);
    }
    Optional<LoginRequest> login = LoginRequest.read(request, report);
    if (login.isEmpty()) {
      return refused(report);
    }
    Optional<Registration> registration = registration(request, login.get(), report);
    if (registration.isEmpty()) {
      return refused(report);
    }
    if (!prefixes.cover(login.get().targetLinkUri())) {
      report.warn(
          Check.LOGIN_TARGET_LINK_URI_FOREIGN,
          "an address below " + self.of("/"),
          login.get().targetLinkUri());
      log.warn(
          "the login of registration {} names a target that is not ours; its launch will be refused"
              + " unless the signed target is",
          registration.get().key());
    }
    return begin(request, login.get(), registration.get());
  }

  private Optional<Registration> registration(
      WebRequest request, LoginRequest login, Report report) {
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
    Registration found = ((Selected) selection).registration();
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
    boolean allowed =
        usable
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
    return allowed ? Optional.of(found) : Optional.empty();
  }

  private WebResponse begin(WebRequest request, LoginRequest login, Registration registration) {
    String state = unguessable.value();
    String nonce = unguessable.value();
    long now = clock.millis();
    String cookie = StateCookies.value(now, unguessable.value());
    pending.keep(
        state,
        new PendingLogin(
            registration.key(),
            Fingerprint.of(nonce),
            Fingerprint.of(cookie),
            login.targetLinkUri(),
            login.deploymentId().orElse(null),
            now,
            now + PendingLogins.VALID.toMillis(),
            false));
    AuthenticationRequest out =
        AuthenticationRequest.of(registration, login, self.of("/launch"), state, nonce);
    URI address = out.address();
    WebResponse response =
        address.toString().length() > LONGEST_ADDRESS
            ? pages.post(List.of(), out.endpoint(), out.parameters())
            : WebResponse.seeOther(address);
    return StateCookies.set(response.header("Cache-Control", "no-store"), request, state, cookie);
  }

  private WebResponse refused(Report report) {
    Finding failure = report.failure().orElseThrow();
    String reference = unguessable.reference();
    log.info(
        "LTI login refused: code={} expected=\"{}\" received=\"{}\" ref={}",
        failure.code(),
        failure.expected(),
        failure.received(),
        reference);
    return pages.message(
        failure.check().status(), List.of(), failure.code(), reference, failure.expected());
  }
}
