package io.labport.adapter.lti.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.validation.Check;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All registrations, configured and stored, and which of them a login request means. Thread-safe;
 * what another node stores is seen within seconds.
 */
public final class Registrations {
  private static final Logger log = LoggerFactory.getLogger(Registrations.class);

  /** How long another node's change may take to be noticed here. */
  private static final Duration CACHED = Duration.ofSeconds(3);

  private final List<Registration> configured;
  private final RegistrationStore store;
  private final Deployments deployments;
  private final Cache<String, Optional<Registration>> byKey;
  private final Cache<String, List<Registration>> byIssuer;

  @Inject
  public Registrations(
      LtiConfig config, RegistrationStore store, Deployments deployments, Clock clock) {
    List<Registration> made = new ArrayList<>();
    config.registrations().forEach((key, agreed) -> made.add(new Registration(key, agreed)));
    this.configured = List.copyOf(made);
    this.store = store;
    this.deployments = deployments;
    this.byKey = cache(clock);
    this.byIssuer = cache(clock);
  }

  private static <V> Cache<String, V> cache(Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(CACHED)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }

  /** What a login request means. */
  public sealed interface Selection {}

  /** Exactly this one. */
  public record Selected(Registration registration) implements Selection {}

  /** None, or not a single one: the check that failed says which. */
  public record NotSelected(Check check) implements Selection {}

  /** The one of that key, of the configuration before a stored one. */
  public Optional<Registration> byKey(String key) {
    Optional<Registration> fixed = configured.stream().filter(r -> r.key().equals(key)).findFirst();
    return fixed.isPresent()
        ? fixed
        : byKey.get(key, k -> store.find(k).map(StoredRegistration::registration));
  }

  /** Those of the configuration, which nothing but the configuration changes. */
  public List<Registration> configured() {
    return configured;
  }

  /** Forgets what was read, so that this node sees a change of its own at once. */
  public void changed() {
    byKey.invalidateAll();
    byIssuer.invalidateAll();
  }

  /** The registration that a login request means, by what it says of itself. */
  public Selection select(
      Optional<String> pathKey,
      String issuer,
      Optional<String> clientId,
      Optional<String> deploymentId) {
    if (pathKey.isPresent()) {
      return byPath(pathKey.get(), issuer, clientId);
    }
    List<Registration> ofIssuer = ofIssuer(issuer);
    if (clientId.isPresent()) {
      return one(ofIssuer.stream().filter(r -> r.clientId().equals(clientId.get())).toList());
    }
    if (deploymentId.isPresent()) {
      Set<String> stored = deployments.registrationsWith(deploymentId.get());
      List<Registration> withDeployment =
          ofIssuer.stream()
              .filter(
                  r ->
                      stored.contains(r.key())
                          || r.agreed().deployments().contains(deploymentId.get()))
              .toList();
      if (withDeployment.size() == 1) {
        return new Selected(withDeployment.get(0));
      }
    }
    List<Registration> active =
        ofIssuer.stream().filter(r -> r.agreed().state() == RegistrationState.ACTIVE).toList();
    return one(active.isEmpty() ? ofIssuer : active);
  }

  private Selection byPath(String key, String issuer, Optional<String> clientId) {
    Optional<Registration> found = byKey(key);
    if (found.isEmpty()) {
      return new NotSelected(Check.LOGIN_REGISTRATION_UNKNOWN);
    }
    Registration registration = found.get();
    boolean agrees =
        (registration.issuer().equals(issuer) || sameButForSlash(registration.issuer(), issuer))
            && clientId.map(registration.clientId()::equals).orElse(true);
    return agrees ? new Selected(registration) : new NotSelected(Check.LOGIN_REGISTRATION_MISMATCH);
  }

  private List<Registration> ofIssuer(String issuer) {
    List<Registration> exact = exactly(issuer);
    if (!exact.isEmpty()) {
      return exact;
    }
    // Only for finding the registration: the token's issuer is compared exactly.
    List<Registration> near =
        exactly(issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer + "/");
    if (!near.isEmpty()) {
      log.warn(
          "a login names an issuer that differs from registration {} by a final slash; its launches"
              + " will be refused until the issuer is corrected",
          near.get(0).key());
    }
    return near;
  }

  /** Those with exactly this issuer; the configuration hides a stored one of the same platform. */
  public List<Registration> exactly(String issuer) {
    return byIssuer.get(
        issuer,
        wanted -> {
          List<Registration> found =
              new ArrayList<>(configured.stream().filter(r -> r.issuer().equals(wanted)).toList());
          List<Registration> fixed = List.copyOf(found);
          store.ofIssuer(wanted).stream()
              .map(StoredRegistration::registration)
              .filter(
                  r ->
                      configured.stream().noneMatch(c -> c.key().equals(r.key()))
                          && fixed.stream().noneMatch(c -> c.clientId().equals(r.clientId())))
              .forEach(found::add);
          return List.copyOf(found);
        });
  }

  private static boolean sameButForSlash(String one, String other) {
    return one.equals(other + "/") || other.equals(one + "/");
  }

  private static Selection one(List<Registration> candidates) {
    if (candidates.isEmpty()) {
      return new NotSelected(Check.LOGIN_REGISTRATION_UNKNOWN);
    }
    return candidates.size() == 1
        ? new Selected(candidates.get(0))
        : new NotSelected(Check.LOGIN_REGISTRATION_AMBIGUOUS);
  }
}
