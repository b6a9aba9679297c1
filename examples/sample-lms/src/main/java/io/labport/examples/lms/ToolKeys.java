package io.labport.examples.lms;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tool's public keys, fetched from its address and kept for a while. */
final class ToolKeys {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private @Nullable URI source;
  private @Nullable JWKSet cached;
  private Instant fetchedAt = Instant.EPOCH;

  ToolKeys(Clock clock) {
    this.clock = clock;
  }

  /** The RSA key with this id; asks the tool again if it is not among the known ones. */
  synchronized Optional<RSAKey> find(URI jwksUrl, String kid) throws IOException {
    JWKSet known = cached;
    boolean fresh =
        known != null && jwksUrl.equals(source) && clock.instant().isBefore(fetchedAt.plus(KEPT));
    if (fresh && known != null) {
      Optional<RSAKey> found = in(known, kid);
      if (found.isPresent()) {
        return found;
      }
    }
    return in(fetch(jwksUrl), kid);
  }

  /** Fetches the key set, to see whether it can be had. */
  synchronized void check(URI jwksUrl) throws IOException {
    fetch(jwksUrl);
  }

  synchronized void forget() {
    cached = null;
  }

  private JWKSet fetch(URI jwksUrl) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(jwksUrl)
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/jwk-set+json")
            .header("User-Agent", "sample-lms")
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("the tool's key set answers " + response.statusCode());
      }
      JWKSet set = JWKSet.parse(response.body());
      source = jwksUrl;
      cached = set;
      fetchedAt = clock.instant();
      return set;
    } catch (ParseException malformed) {
      throw new IOException("the tool's key set is not a JWK set", malformed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching the tool's key set", stopping);
    }
  }

  private static Optional<RSAKey> in(JWKSet set, String kid) {
    for (JWK key : set.getKeys()) {
      boolean signs = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
      if (kid.equals(key.getKeyID()) && KeyType.RSA.equals(key.getKeyType()) && signs) {
        return Optional.of(key.toRSAKey());
      }
    }
    return Optional.empty();
  }
}
