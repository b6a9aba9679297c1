package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Checks C15 to C20 of the claims that every OpenID token has (1EdTech Security Framework 1.0,
 * section 5.1.3). The first failure ends it.
 */
public final class OpenIdChecks {
  private static final double LONGEST_LIFE = Duration.ofHours(24).toSeconds();

  private final Clock clock;

  @Inject
  public OpenIdChecks(Clock clock) {
    this.clock = clock;
  }

  boolean pass(ObjectNode claims, Registration registration, PendingLogin login, Report report) {
    return issuer(claims, registration, report)
        && audience(claims, registration, report)
        && times(claims, registration, report)
        && nonce(claims, login, report);
  }

  /** The end of the token's life in seconds since 1970; only after {@link #pass}. */
  static double expiry(ObjectNode claims) {
    return seconds(claims, "exp").orElseThrow();
  }

  private static boolean issuer(ObjectNode claims, Registration registration, Report report) {
    JsonNode iss = claims.path("iss");
    return report.check(
        Check.JWT_ISS_MISMATCH,
        iss.isTextual() && iss.textValue().equals(registration.issuer()),
        registration.issuer(),
        iss.asText("none"));
  }

  private static boolean audience(ObjectNode claims, Registration registration, Report report) {
    List<String> audiences = new ArrayList<>();
    JsonNode aud = claims.path("aud");
    if (aud.isTextual()) {
      audiences.add(aud.textValue());
    } else if (aud.isArray()) {
      // A member that is no string can be nobody we trust: it stays, as what it is written.
      aud.forEach(a -> audiences.add(a.isTextual() ? a.textValue() : a.toString()));
    }
    String ours = registration.clientId();
    JsonNode azp = claims.path("azp");
    boolean azpAbsent = azp.isMissingNode() || azp.isNull();
    return report.check(
            Check.JWT_AUD_MISMATCH, audiences.contains(ours), ours, audiences.toString())
        && report.check(
            Check.JWT_AUD_UNTRUSTED,
            audiences.stream()
                .allMatch(
                    a -> a.equals(ours) || registration.agreed().trustedAudiences().contains(a)),
            "nobody but " + ours + " and the trusted audiences",
            audiences.toString())
        && report.check(
            Check.JWT_AZP_MISMATCH,
            azpAbsent || (azp.isTextual() && azp.textValue().equals(ours)),
            ours,
            azp.asText())
        && report.check(
            Check.JWT_AZP_MISSING,
            !azpAbsent || audiences.size() < 2 || !registration.agreed().strictAzp(),
            "azp, because there are several audiences",
            "none");
  }

  private boolean times(ObjectNode claims, Registration registration, Report report) {
    OptionalDouble exp = seconds(claims, "exp");
    OptionalDouble iat = seconds(claims, "iat");
    double now = clock.millis() / 1000.0;
    double leeway = registration.agreed().leeway().toMillis() / 1000.0;
    double oldest = now - leeway - registration.agreed().longestTokenAge().toSeconds();
    JsonNode notBefore = claims.path("nbf");
    OptionalDouble nbf = seconds(claims, "nbf");
    return report.check(
            Check.JWT_EXP_MISSING, exp.isPresent(), "exp, a number", said(claims, "exp"))
        && report.check(
            Check.JWT_EXPIRED,
            now < exp.orElse(0) + leeway,
            "later than " + clock.instant(),
            said(claims, "exp"))
        && report.check(
            Check.JWT_IAT_MISSING, iat.isPresent(), "iat, a number", said(claims, "iat"))
        && report.check(
            Check.JWT_IAT_FUTURE,
            iat.orElse(0) <= now + leeway,
            "not later than " + clock.instant(),
            said(claims, "iat"))
        && report.check(
            Check.JWT_IAT_TOO_OLD,
            iat.orElse(0) >= oldest,
            "at most " + registration.agreed().longestTokenAge() + " ago",
            said(claims, "iat"))
        && report.check(
            Check.JWT_LIFETIME,
            exp.orElse(0) > iat.orElse(0) && exp.orElse(0) - iat.orElse(0) <= LONGEST_LIFE,
            "exp after iat, by at most 24 hours",
            said(claims, "exp") + " and " + said(claims, "iat"))
        && report.check(
            Check.JWT_NOT_YET_VALID,
            notBefore.isMissingNode()
                || notBefore.isNull()
                || (nbf.isPresent() && nbf.getAsDouble() <= now + leeway),
            "not later than " + clock.instant(),
            said(claims, "nbf"));
  }

  private static boolean nonce(ObjectNode claims, PendingLogin login, Report report) {
    JsonNode nonce = claims.path("nonce");
    return report.check(
            Check.JWT_NONCE_MISSING,
            nonce.isTextual() && !nonce.textValue().isBlank(),
            "the nonce of the login",
            "none")
        && report.check(
            Check.JWT_NONCE_MISMATCH,
            Fingerprint.matches(nonce.textValue(), login.nonceHash()),
            "the nonce of the login",
            "another one");
  }

  /** Numbers only: a numeric string is no time (RFC 7519, section 2, NumericDate). */
  private static OptionalDouble seconds(ObjectNode claims, String name) {
    JsonNode value = claims.path(name);
    if (!value.isNumber()) {
      return OptionalDouble.empty();
    }
    double seconds = value.doubleValue();
    return Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
  }

  private static String said(ObjectNode claims, String name) {
    JsonNode value = claims.path(name);
    return value.isMissingNode() ? "none" : value.toString();
  }
}
