package io.labport.adapter.lti.keys;

import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One key set address: at most one fetch at a time, and none too often. */
final class PlatformKeySource {
  private static final Logger log = LoggerFactory.getLogger(PlatformKeySource.class);
  private static final Pattern MAX_AGE = Pattern.compile("max-age\\s*=\\s*\"?(\\d{1,9})");
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);
  private static final Duration USUAL_LIFE = Duration.ofHours(1);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);

  /** How long keys are still used while the platform does not answer. */
  private static final Duration STALE = Duration.ofHours(24);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration FORCED_EVERY = Duration.ofSeconds(60);
  private static final int FORCED_BURST = 3;
  private static final int LARGEST = 256 * 1024;

  private final URI address;
  private final OutboundHttp http;
  private final Clock clock;
  private final PublicAddress self;
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile @Nullable Kept kept;
  private final AtomicLong attempts = new AtomicLong();
  private volatile Instant notBefore = Instant.MIN;
  private volatile String lastFailure = "";
  private int forcedLeft = FORCED_BURST;
  private Instant forcedSince = Instant.MIN;

  PlatformKeySource(URI address, OutboundHttp http, Clock clock, PublicAddress self) {
    this.address = address;
    this.http = http;
    this.clock = clock;
    this.self = self;
  }

  private record Kept(KeySet keys, Instant refreshFrom, Instant freshUntil) {}

  /** The keys, fetched if there are none or they are too old; empty when they cannot be had. */
  Optional<KeySet> current() {
    Kept now = kept;
    Instant time = clock.instant();
    if (now == null || !time.isBefore(now.freshUntil())) {
      fetchOnce(attempts.get());
    } else if (!time.isBefore(now.refreshFrom()) && fetching.tryLock()) {
      // Ahead of time, by one request only; the others go on with what is there.
      try {
        fetchIfAllowed();
      } finally {
        fetching.unlock();
      }
    }
    return usable();
  }

  /** The keys after a further fetch; empty when it was not allowed yet, or brought nothing. */
  Optional<KeySet> forced(KeySet seen) {
    fetching.lock();
    try {
      Kept now = kept;
      if (now != null && now.keys() != seen) {
        return Optional.of(now.keys());
      }
      if (!mayForce()) {
        return Optional.empty();
      }
      fetchIfAllowed();
    } finally {
      fetching.unlock();
    }
    return usable().filter(keys -> keys != seen);
  }

  String lastFailure() {
    return lastFailure;
  }

  private Optional<KeySet> usable() {
    Kept now = kept;
    return now != null && clock.instant().isBefore(now.freshUntil().plus(STALE))
        ? Optional.of(now.keys())
        : Optional.empty();
  }

  private void fetchOnce(long seenAttempts) {
    fetching.lock();
    try {
      if (attempts.get() == seenAttempts) {
        fetchIfAllowed();
      }
    } finally {
      fetching.unlock();
    }
  }

  private boolean mayForce() {
    Instant time = clock.instant();
    if (forcedSince.equals(Instant.MIN)) {
      forcedSince = time;
    }
    long earned = Duration.between(forcedSince, time).toSeconds() / FORCED_EVERY.toSeconds();
    if (earned > 0) {
      forcedLeft = (int) Math.min(FORCED_BURST, forcedLeft + earned);
      forcedSince = forcedSince.plus(FORCED_EVERY.multipliedBy(earned));
    }
    if (forcedLeft == 0) {
      return false;
    }
    forcedLeft--;
    return true;
  }

  private void fetchIfAllowed() {
    Instant time = clock.instant();
    if (time.isBefore(notBefore)) {
      return;
    }
    try {
      OutboundResponse answer = http.send(request());
      if (answer.status() != 200) {
        throw new IOException("HTTP status " + answer.status());
      }
      KeySet keys = KeySet.parse(answer.body());
      Duration life = life(answer);
      kept = new Kept(keys, time.plus(life.multipliedBy(4).dividedBy(5)), time.plus(life));
      notBefore = Instant.MIN;
      lastFailure = "";
    } catch (IOException e) {
      lastFailure = e.getClass().getSimpleName() + ": " + e.getMessage();
      notBefore = time.plus(AFTER_FAILURE);
      log.warn("the key set of {} could not be fetched: {}", address.getHost(), lastFailure);
    } finally {
      attempts.incrementAndGet();
    }
  }

  private OutboundRequest request() {
    Map<String, List<String>> headers =
        Map.of(
            "Accept", List.of("application/json, application/jwk-set+json"),
            "User-Agent", List.of("Labport (+" + self.of("/") + ")"));
    return new OutboundRequest(
        "GET", address, headers, new byte[0], Duration.ofSeconds(10), LARGEST);
  }

  private static Duration life(OutboundResponse answer) {
    String control = answer.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
    Matcher matcher = MAX_AGE.matcher(control);
    if (!matcher.find()) {
      return USUAL_LIFE;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    if (asked.compareTo(SHORTEST_LIFE) < 0) {
      return SHORTEST_LIFE;
    }
    return asked.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : asked;
  }
}
