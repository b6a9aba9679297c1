package io.labport.adapter.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import feign.Headers;
import feign.RequestLine;
import feign.Response;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.signing.SigningKeys;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens for platforms' services, fetched when they are needed and kept in memory only
 * (1EdTech Security Framework 1.0, section 4.1). One request at a time for each; thread-safe.
 */
public final class AccessTokens {
  private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);
  private static final long ASSERTION_SECONDS = 300;

  /** Our clock may be a little ahead of the platform's. */
  private static final long ISSUED_AGO = 5;

  /** When the platform does not say how long; the usual hour would be a guess. */
  private static final long UNSAID_SECONDS = 600;

  /** How long a failure answers for the endpoint, unless that says how long with Retry-After. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final Duration LONGEST_REMEMBERED = Duration.ofHours(1);

  /** The token endpoint (RFC 6749, section 4.4). */
  interface TokenService {
    @RequestLine("POST /")
    @Headers({"Content-Type: application/x-www-form-urlencoded", "Accept: application/json"})
    Response request(String form) throws IOException;
  }

  private final ServiceClients clients;
  private final SigningKeys keys;
  private final Unguessable unguessable;
  private final Profiles profiles;
  private final Clock clock;
  private final Cache<Wanted, Granted> tokens;
  private final Cache<Wanted, Failure> failures;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public AccessTokens(
      ServiceClients clients,
      SigningKeys keys,
      Unguessable unguessable,
      Profiles profiles,
      Clock clock) {
    this.clients = clients;
    this.keys = keys;
    this.unguessable = unguessable;
    this.profiles = profiles;
    this.clock = clock;
    this.failures =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(
                Expiry.<Wanted, Failure>creating(
                    (wanted, failure) -> Duration.between(clock.instant(), failure.until())))
            .build();
    this.tokens =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(Expiry.<Wanted, Granted>creating((wanted, granted) -> granted.life()))
            .build();
  }

  /** A token; {@code toString} hides it. */
  public record Granted(String token, Duration life) {
    @Override
    public String toString() {
      return "Granted";
    }
  }

  private record Failure(TokenException why, Instant until) {}

  private record Wanted(String registration, String scope, String deployment) {}

  /**
   * A token for the one scope that the call needs.
   *
   * @throws TokenException when there is none
   */
  public Granted token(Registration registration, String deployment, String scope) {
    return tokens.get(wanted(registration, deployment, scope), w -> fetchOrRecall(registration, w));
  }

  /** The platform does not accept the token: forget it, unless it was replaced already. */
  public void refused(Registration registration, String deployment, String scope, Granted token) {
    tokens.asMap().remove(wanted(registration, deployment, scope), token);
  }

  private static Wanted wanted(Registration registration, String deployment, String scope) {
    boolean named = registration.agreed().deploymentInTokenRequests();
    return new Wanted(agreement(registration), scope, named ? deployment : "");
  }

  /** With what a change of the registration may change: a token of the old terms is no good. */
  private static String agreement(Registration registration) {
    return registration.key()
        + ' '
        + registration.clientId()
        + ' '
        + registration.agreed().tokenEndpoint();
  }

  /** A thousand waiting scores are one question to an endpoint that fails, not a thousand. */
  private Granted fetchOrRecall(Registration registration, Wanted wanted) {
    Failure recent = failures.getIfPresent(wanted);
    if (recent != null) {
      throw new TokenException(recent.why(), recent.until());
    }
    try {
      return fetch(registration, wanted);
    } catch (TokenException e) {
      Instant least = clock.instant().plus(REMEMBERED);
      Instant most = clock.instant().plus(LONGEST_REMEMBERED);
      Instant asked = e.notBefore().orElse(least);
      Instant until = asked.isBefore(least) ? least : asked.isAfter(most) ? most : asked;
      failures.put(wanted, new Failure(e, until));
      throw new TokenException(e, until);
    }
  }

  private Granted fetch(Registration registration, Wanted wanted) {
    ServiceAnswer answer;
    try {
      answer =
          ServiceAnswer.read(
              clients
                  .open(TokenService.class, registration.agreed().tokenEndpoint())
                  .request(form(registration, wanted)));
    } catch (IOException e) {
      throw new TokenException("lti.token-unavailable", e);
    }
    JsonNode document = parsed(answer);
    if (!answer.good() || !document.path("access_token").isTextual()) {
      TokenException refusal = refusal(registration, answer, document);
      Optional<Instant> later = answer.retryAfter(clock.instant());
      throw later.isPresent() ? new TokenException(refusal, later.get()) : refusal;
    }
    JsonNode scope = document.path("scope");
    if (scope.isTextual()
        && !scope.textValue().isBlank()
        && !List.of(scope.textValue().split("\\s+", -1)).contains(wanted.scope())) {
      throw new TokenException("lti.token-scope-not-granted", false);
    }
    long seconds = Math.max(0, document.path("expires_in").asLong(UNSAID_SECONDS));
    long margin = Math.max(60, seconds / 10);
    return new Granted(
        document.path("access_token").textValue(),
        Duration.ofSeconds(Math.max(0, Math.min(seconds - margin, 86_400))));
  }

  private static TokenException refusal(
      Registration registration, ServiceAnswer answer, JsonNode document) {
    String error = Report.plain(document.path("error").asText(""));
    log.warn(
        "registration {}: the token endpoint answered {} {} {}",
        registration.key(),
        answer.status(),
        error,
        Report.plain(document.path("error_description").asText("")));
    if (error.equals("invalid_scope")) {
      return new TokenException("lti.token-invalid-scope", false);
    }
    String detail =
        error.matches("[a-z_]{1,40}")
            ? error.toLowerCase(Locale.ROOT).replace('_', '-')
            : "http-" + answer.status();
    // An operator or the platform can mend the rest, for example a key that is not known yet.
    return new TokenException("lti.token-" + detail, true);
  }

  private String form(Registration registration, Wanted wanted) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    fields.put("client_assertion", assertion(registration, wanted));
    fields.put("scope", wanted.scope());
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String assertion(Registration registration, Wanted wanted) {
    long issued = clock.instant().getEpochSecond() - ISSUED_AGO;
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", registration.clientId());
    claims.put("sub", registration.clientId());
    claims.put("aud", profiles.tokenAudience(registration));
    claims.put("iat", issued);
    claims.put("exp", issued + ASSERTION_SECONDS);
    claims.put("jti", unguessable.value());
    if (!wanted.deployment().isEmpty()) {
      claims.put("https://purl.imsglobal.org/spec/lti/claim/deployment_id", wanted.deployment());
    }
    return keys.active(registration).sign(claims);
  }

  private JsonNode parsed(ServiceAnswer answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException e) {
      log.debug("the token endpoint's answer is no JSON: {}", e.getClass().getSimpleName());
      return json.createObjectNode();
    }
  }
}
