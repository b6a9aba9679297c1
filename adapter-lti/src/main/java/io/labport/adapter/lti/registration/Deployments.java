package io.labport.adapter.lti.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a registration has been made available, and whether launches from there are welcome. */
public final class Deployments {
  private static final Logger log = LoggerFactory.getLogger(Deployments.class);

  /** How long another node's decision may take to be noticed here. */
  private static final Duration CACHED = Duration.ofSeconds(3);

  /** How exact the time of the last launch is: a write for each launch would be too many. */
  private static final Duration SEEN_STEP = Duration.ofDays(1);

  private final DeploymentDocuments documents;
  private final Clock clock;
  private final Cache<Named, Optional<Deployment>> cache;

  private record Named(String registration, String id) {}

  @Inject
  public Deployments(DeploymentDocuments documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(CACHED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** Whether a deployment may launch. */
  public enum Standing {
    ACTIVE,
    /** Seen, and waits for an administrator. */
    PENDING,
    BLOCKED,
    UNKNOWN
  }

  /**
   * How the deployment stands. What an administrator blocked stays blocked though the terms name
   * it; what neither the terms name nor anybody decided goes by the registration's policy. Asking
   * changes nothing: a message that fails for other reasons must leave nothing behind ({@link
   * #seen}).
   */
  public Standing standing(Registration registration, String deployment) {
    if (registration.agreed().blockedDeployments().contains(deployment)) {
      return Standing.BLOCKED;
    }
    DeploymentState decided =
        stored(registration, deployment).map(Deployment::state).orElse(DeploymentState.LISTED);
    if (decided == DeploymentState.BLOCKED) {
      return Standing.BLOCKED;
    }
    if (decided == DeploymentState.ACTIVE
        || registration.agreed().deployments().contains(deployment)) {
      return Standing.ACTIVE;
    }
    return switch (registration.agreed().deploymentPolicy()) {
      case EXPLICIT -> decided == DeploymentState.PENDING ? Standing.PENDING : Standing.UNKNOWN;
      case APPROVE -> Standing.PENDING;
      case AUTO -> decided == DeploymentState.PENDING ? Standing.PENDING : Standing.ACTIVE;
    };
  }

  /**
   * Remembers that a message came from there that was right in everything else, at most once a day;
   * so a deployment becomes known by policy.
   *
   * @param standing as {@link #standing} said
   */
  public void seen(
      Registration registration, String deployment, Standing standing, ToolPlatform platform) {
    if (standing == Standing.UNKNOWN || standing == Standing.BLOCKED) {
      return;
    }
    Instant now = clock.instant();
    Optional<Deployment> known = stored(registration, deployment);
    if (known.filter(each -> recently(each, now)).isPresent()) {
      return;
    }
    DeploymentState state =
        registration.agreed().deployments().contains(deployment)
            ? DeploymentState.LISTED
            : standing == Standing.ACTIVE ? DeploymentState.ACTIVE : DeploymentState.PENDING;
    Deployment absent = absent(registration.key(), deployment, state);
    documents.change(
        absent,
        before -> {
          // Once the terms no longer name it, the policy decides as for a new one.
          Deployment standsAs =
              before.state() == DeploymentState.LISTED ? before.in(state) : before;
          // A class that opens its link at once is noted by the first of them.
          return recently(standsAs, now) ? standsAs : standsAs.seen(now, platform);
        });
    cache.invalidate(new Named(registration.key(), deployment));
    if (known.isEmpty() && state == DeploymentState.PENDING) {
      log.warn(
          "deployment \"{}\" of registration {} waits for an administrator's approval (platform"
              + " \"{}\")",
          Report.plain(deployment),
          registration.key(),
          Report.plain(platform.name().or(platform::guid).orElse("")));
    }
  }

  private static boolean recently(Deployment deployment, Instant now) {
    return deployment.lastSeen().filter(last -> last.plus(SEEN_STEP).isAfter(now)).isPresent();
  }

  /** What is known, those that the terms name included; ordered by nothing in particular. */
  List<Deployment> of(Registration registration) {
    List<Deployment> all = new ArrayList<>(documents.of(registration.key()));
    for (String listed : registration.agreed().deployments()) {
      if (all.stream().noneMatch(each -> each.id().equals(listed))) {
        all.add(absent(registration.key(), listed, DeploymentState.LISTED));
      }
    }
    return all;
  }

  /** An administrator's decision, about a deployment that was seen or not. */
  Deployment decide(String registration, String deployment, DeploymentState state) {
    Deployment decided =
        documents.change(absent(registration, deployment, state), before -> before.in(state));
    cache.invalidate(new Named(registration, deployment));
    return decided;
  }

  /** A deployment that platform and tool agreed on while registering. */
  public void agreed(String registration, String deployment) {
    decide(registration, deployment, DeploymentState.ACTIVE);
  }

  void forget(String registration) {
    documents.forget(registration);
    cache.invalidateAll();
  }

  Set<String> registrationsWith(String deployment) {
    return documents.registrationsWith(deployment);
  }

  private Optional<Deployment> stored(Registration registration, String deployment) {
    return cache.get(
        new Named(registration.key(), deployment),
        named -> documents.find(named.registration(), named.id()));
  }

  private static Deployment absent(String registration, String id, DeploymentState state) {
    return new Deployment(
        registration, id, state, Optional.empty(), Optional.empty(), ToolPlatform.UNKNOWN);
  }
}
