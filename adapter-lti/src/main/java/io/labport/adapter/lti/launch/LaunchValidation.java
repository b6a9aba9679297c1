package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.oidc.PendingLogins.Held;
import io.labport.adapter.lti.oidc.StateCookies;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The checks of a launch in their order: what is cheap first, no trust in a claim before the
 * signature, nothing used up before it either, so that nobody can burn a stranger's login.
 */
public final class LaunchValidation {
  private static final int LARGEST = 256 * 1024;

  private final LtiConfig config;
  private final Registrations registrations;
  private final PendingLogins pending;
  private final IdTokenVerifier verifier;
  private final OpenIdChecks openId;
  private final MessageChecks message;

  @Inject
  public LaunchValidation(
      LtiConfig config,
      Registrations registrations,
      PendingLogins pending,
      IdTokenVerifier verifier,
      OpenIdChecks openId,
      MessageChecks message) {
    this.config = config;
    this.registrations = registrations;
    this.pending = pending;
    this.verifier = verifier;
    this.openId = openId;
    this.message = message;
  }

  LaunchReport validate(WebRequest request, String reference) {
    Report report = new Report();
    LaunchLog log = new LaunchLog(reference);
    Optional<Trusted> trusted = trusted(request, report, log);
    return new LaunchReport(
        report,
        log,
        trusted.flatMap(t -> message(t, report)),
        trusted.flatMap(t -> WayBack.of(t.claims(), config.allowHttp())));
  }

  /** A token of whom and for whom it says to be, in answer to a login of this browser. */
  private record Trusted(
      IdTokenVerifier.Verified token, Claims claims, Registration registration, Held held) {}

  private Optional<LtiMessage> message(Trusted trusted, Report report) {
    if (!once(trusted.token(), trusted.registration(), trusted.held(), report)) {
      return Optional.empty();
    }
    message.check(trusted.claims(), trusted.registration(), trusted.held().login(), report);
    return report.failure().isPresent()
        ? Optional.empty()
        : Optional.of(new LtiMessage(trusted.claims(), trusted.registration()));
  }

  private Optional<Trusted> trusted(WebRequest request, Report report, LaunchLog log) {
    if (!request(request, report)) {
      return Optional.empty();
    }
    Optional<Held> found = login(request, report);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Held held = found.get();
    Optional<Registration> agreed = registration(held.login(), report);
    if (agreed.isEmpty() || !bound(request, held.login(), report)) {
      return Optional.empty();
    }
    Registration registration = agreed.get();
    log.registration(registration.key(), registration.family().name().toLowerCase(Locale.ROOT));
    String token = request.formField("id_token").orElseThrow();
    Optional<IdTokenVerifier.Verified> verified = verifier.verify(token, registration, report);
    if (verified.isEmpty()) {
      return Optional.empty();
    }
    log.token(verified.get().claims(), verified.get().kid());
    Claims claims = new Claims(verified.get().claims());
    return openId.pass(verified.get().claims(), registration, held.login(), report)
        ? Optional.of(new Trusted(verified.get(), claims, registration, held))
        : Optional.empty();
  }

  private static boolean request(WebRequest request, Report report) {
    String type =
        request
            .header("Content-Type")
            .orElse("")
            .split(";", -1)[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean readable =
        report.check(Check.LAUNCH_METHOD, request.method().equals("POST"), "POST", request.method())
            && report.check(
                Check.LAUNCH_CONTENT_TYPE,
                type.equals("application/x-www-form-urlencoded"),
                "application/x-www-form-urlencoded",
                type)
            && report.check(
                Check.LAUNCH_TOO_LARGE,
                request.body().length <= LARGEST,
                "at most " + LARGEST + " bytes",
                request.body().length + " bytes");
    if (!readable) {
      return false;
    }
    if (request.form().containsKey("error")) {
      return true;
    }
    int tokens = values(request, "id_token").size();
    boolean one =
        tokens == 1 && request.formField("id_token").filter(t -> !t.isBlank()).isPresent();
    return report.check(Check.LAUNCH_ID_TOKEN_MISSING, one, "one id_token", tokens + " of them");
  }

  private Optional<Held> login(WebRequest request, Report report) {
    List<String> states = values(request, "state");
    boolean ours = states.size() == 1 && states.get(0).matches("[A-Za-z0-9_-]{43}");
    if (!report.check(Check.STATE_MISSING, ours, "one state of ours", states.size() + " of them")) {
      return Optional.empty();
    }
    Optional<Held> held = pending.find(states.get(0));
    boolean usable =
        report.check(
                Check.STATE_UNKNOWN, held.isPresent(), "the state of a login of ours", "another")
            && report.check(
                Check.STATE_USED,
                !held.orElseThrow().login().used(),
                "a state that is new",
                "one that was used")
            && report.check(
                Check.STATE_EXPIRED,
                !pending.expired(held.orElseThrow().login()),
                "an answer within " + PendingLogins.VALID,
                "a later one");
    if (usable && request.form().containsKey("error")) {
      // Only now: the text of an answer to a login that we never began is nobody's.
      String error = request.formField("error").orElse("");
      String known = error.matches("[a-z_]{1,60}") ? error : "unknown";
      report.fail(Check.LAUNCH_PLATFORM_ERROR, known, "an id_token", known);
      return Optional.empty();
    }
    return usable ? held : Optional.empty();
  }

  private static boolean bound(WebRequest request, PendingLogin login, Report report) {
    String state = request.formField("state").orElseThrow();
    Optional<String> cookie = Optional.ofNullable(request.cookies().get(StateCookies.name(state)));
    return report.check(
        Check.STATE_NOT_BOUND,
        cookie.filter(c -> Fingerprint.matches(c, login.cookieHash())).isPresent(),
        "the cookie of this login",
        cookie.isPresent() ? "another value" : "no cookie");
  }

  private Optional<Registration> registration(PendingLogin login, Report report) {
    Optional<Registration> registration = registrations.byKey(login.registration());
    boolean active =
        registration.filter(r -> r.agreed().state() == RegistrationState.ACTIVE).isPresent();
    return report.check(
            Check.LOGIN_REGISTRATION_DISABLED,
            active,
            "an active registration",
            "one that is gone or disabled since the login")
        ? registration
        : Optional.empty();
  }

  /** One winner per state; the nonce is the second lock, should a state ever be held twice. */
  private boolean once(
      IdTokenVerifier.Verified verified, Registration registration, Held held, Report report) {
    double end =
        OpenIdChecks.expiry(verified.claims()) + registration.agreed().leeway().toSeconds() + 1;
    return report.check(
            Check.STATE_TAKEN, pending.take(held), "the first answer to this login", "a later one")
        && report.check(
            Check.JWT_NONCE_REPLAYED,
            pending.spendNonce(
                registration.key(),
                verified.claims().path("nonce").asText(),
                Instant.ofEpochSecond((long) end)),
            "a nonce that is new",
            "one that was used");
  }

  private static List<String> values(WebRequest request, String name) {
    return request.form().getOrDefault(name, List.of());
  }
}
