package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.oidc.PendingLogins.Held;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The checks of a launch in their order: what is cheap first, no trust in a claim before the
 * signature, nothing used up before it either, so that nobody can burn a stranger's login.
 */
public final class LaunchValidation {
  private final LtiConfig config;
  private final Registrations registrations;
  private final PendingLogins pending;
  private final LaunchAnswer answers;
  private final IdTokenVerifier verifier;
  private final OpenIdChecks openId;
  private final MessageChecks message;

  @Inject
  public LaunchValidation(
      LtiConfig config,
      Registrations registrations,
      PendingLogins pending,
      LaunchAnswer answers,
      IdTokenVerifier verifier,
      OpenIdChecks openId,
      MessageChecks message) {
    this.config = config;
    this.registrations = registrations;
    this.pending = pending;
    this.answers = answers;
    this.verifier = verifier;
    this.openId = openId;
    this.message = message;
  }

  Validated validate(WebRequest request, String reference) {
    Report report = new Report();
    LaunchLog log = new LaunchLog(reference);
    if (!answers.readable(request, report)) {
      return refused(report, log, Optional.empty(), Optional.empty());
    }
    Optional<Held> found = answers.login(request, report);
    if (found.isEmpty()) {
      return refused(report, log, Optional.empty(), Optional.empty());
    }
    Held held = found.get();
    Optional<Registration> agreed = registration(held.login(), report);
    agreed.ifPresent(r -> log.registration(r.key(), r.family().name().toLowerCase(Locale.ROOT)));
    if (agreed.isEmpty() || !answers.granted(request, report)) {
      return refused(report, log, found, Optional.empty());
    }
    Optional<Binding> binding = answers.binding(request, held.login(), report);
    if (binding.isEmpty()) {
      return refused(report, log, found, Optional.empty());
    }
    log.binding(binding.get());
    return token(request, agreed.get(), held, binding.get(), report, log);
  }

  private Validated token(
      WebRequest request,
      Registration registration,
      Held held,
      Binding binding,
      Report report,
      LaunchLog log) {
    String token = request.formField("id_token").orElseThrow();
    Optional<IdTokenVerifier.Verified> verified = verifier.verify(token, registration, report);
    if (verified.isEmpty()) {
      return refused(report, log, Optional.of(held), Optional.empty());
    }
    Claims claims = new Claims(verified.get().claims());
    log.token(verified.get().claims(), verified.get().kid());
    if (!openId.pass(verified.get().claims(), registration, held.login(), report)) {
      return refused(report, log, Optional.of(held), Optional.empty());
    }
    Optional<WayBack> back = WayBack.of(claims, config.allowHttp());
    LtiMessage good = new LtiMessage(claims, registration);
    if (binding != Binding.STORAGE && !once(held, good, report)) {
      return refused(report, log, Optional.empty(), back);
    }
    message.check(claims, registration, held.login(), report);
    if (report.failure().isPresent()) {
      return refused(report, log, Optional.empty(), back);
    }
    LaunchReport passed = new LaunchReport(report, log, Optional.of(good), back);
    return binding == Binding.STORAGE
        ? new Validated.Postponed(passed, good, verified.get().kid(), held)
        : new Validated.Accepted(passed, good);
  }

  private static Validated refused(
      Report report, LaunchLog log, Optional<Held> held, Optional<WayBack> back) {
    return new Validated.Refused(new LaunchReport(report, log, Optional.empty(), back), held);
  }

  private Optional<Registration> registration(PendingLogin login, Report report) {
    Optional<Registration> registration = active(login.registration());
    return report.check(
            Check.LOGIN_REGISTRATION_DISABLED,
            registration.isPresent(),
            "an active registration",
            "one that is gone or disabled since the login")
        ? registration
        : Optional.empty();
  }

  Optional<Registration> active(String key) {
    return registrations.byKey(key).filter(r -> r.agreed().state() == RegistrationState.ACTIVE);
  }

  /** One winner per state; the nonce is the second lock, should a state ever be held twice. */
  boolean once(Held held, LtiMessage message, Report report) {
    Registration registration = message.registration();
    double end =
        OpenIdChecks.expiry(message.claims().token())
            + registration.agreed().leeway().toSeconds()
            + 1;
    return report.check(
            Check.STATE_TAKEN, pending.take(held), "the first answer to this login", "a later one")
        && report.check(
            Check.JWT_NONCE_REPLAYED,
            pending.spendNonce(
                registration.key(),
                message.claims().openId("nonce").asText(),
                Instant.ofEpochSecond((long) end)),
            "a nonce that is new",
            "one that was used");
  }
}
