package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges messages that come from a platform's server and not through a browser: the checks of a
 * launch without those of a login. The token's own issuer and audience only say whose keys to try;
 * they are compared after the signature is proven.
 */
public final class ServerMessages {
  private final Registrations registrations;
  private final IdTokenVerifier verifier;
  private final OpenIdChecks openId;
  private final MessageChecks messages;
  private final PendingLogins nonces;

  @Inject
  public ServerMessages(
      Registrations registrations,
      IdTokenVerifier verifier,
      OpenIdChecks openId,
      MessageChecks messages,
      PendingLogins nonces) {
    this.registrations = registrations;
    this.verifier = verifier;
    this.openId = openId;
    this.messages = messages;
    this.nonces = nonces;
  }

  /** A message that passed. */
  public final class Received {
    private final LtiMessage message;

    private Received(LtiMessage message) {
      this.message = message;
    }

    public LtiMessage message() {
      return message;
    }

    /** False when the nonce was used before; one that is absent cannot be. */
    public boolean spendNonce() {
      JsonNode nonce = message.claims().openId("nonce");
      if (!nonce.isTextual() || nonce.textValue().isBlank()) {
        return true;
      }
      Registration registration = message.registration();
      double end =
          OpenIdChecks.expiry(message.claims().token())
              + registration.agreed().leeway().toSeconds()
              + 1;
      return nonces.spendNonce(
          registration.key(), nonce.textValue(), Instant.ofEpochSecond((long) end));
    }
  }

  /** Empty when a check failed; the report says which. Nothing is used up yet. */
  public Optional<Received> read(String token, Report report) {
    Optional<CompactJws> jws = CompactJws.parse(token);
    if (!report.check(
        Check.JWT_MALFORMED,
        jws.isPresent(),
        "a compact JWS of two JSON objects",
        token.length() + " characters of something else")) {
      return Optional.empty();
    }
    Optional<Registration> sender = sender(jws.orElseThrow().payload(), report);
    if (sender.isEmpty()) {
      return Optional.empty();
    }
    Registration registration = sender.get();
    return verifier
        .verify(token, registration, report)
        .map(IdTokenVerifier.Verified::claims)
        .filter(claims -> openId.passWithoutLogin(claims, registration, report))
        .map(Claims::new)
        .filter(claims -> messages.checkWithoutLogin(claims, registration, report))
        .map(claims -> new Received(new LtiMessage(claims, registration)));
  }

  private Optional<Registration> sender(ObjectNode claimed, Report report) {
    String issuer = claimed.path("iss").asText("");
    List<Registration> candidates = new ArrayList<>();
    for (String audience : audiences(claimed.path("aud"))) {
      if (registrations.select(Optional.empty(), issuer, Optional.of(audience), Optional.empty())
          instanceof Registrations.Selected selected) {
        candidates.add(selected.registration());
      }
    }
    boolean one = candidates.stream().map(Registration::key).distinct().count() == 1;
    boolean known =
        report.check(
                Check.LOGIN_REGISTRATION_UNKNOWN,
                !candidates.isEmpty(),
                "issuer and audience of a registration",
                "others")
            && report.check(Check.LOGIN_REGISTRATION_AMBIGUOUS, one, "one registration", "several")
            && report.check(
                Check.LOGIN_REGISTRATION_DISABLED,
                candidates.get(0).agreed().state() == RegistrationState.ACTIVE,
                "an active registration",
                "one that is not");
    return known ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private static List<String> audiences(JsonNode aud) {
    return aud.isTextual()
        ? List.of(aud.textValue())
        : Claims.texts(aud).stream().limit(5).toList();
  }
}
