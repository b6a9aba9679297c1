package io.labport.adapter.lti.ags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.labport.adapter.lti.registration.Registration;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hosts that asked to be left alone for a while (RFC 9110, section 10.2.3). What is due meanwhile
 * waits, whichever learner's it is and however new. Of this node only: another one is told by its
 * own first call. Thread-safe.
 */
public final class Pauses {
  private final Clock clock;
  private final Cache<Host, Instant> until;

  @Inject
  public Pauses(Clock clock) {
    this.clock = clock;
    this.until =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(
                Expiry.<Host, Instant>writing(
                    (host, end) -> Duration.between(clock.instant(), end)))
            .build();
  }

  /** One registration may serve institutions on many hosts. */
  private record Host(String registration, String authority) {
    static Host of(Registration registration, String address) {
      return new Host(registration.key(), String.valueOf(URI.create(address).getRawAuthority()));
    }
  }

  /** Until when the host of the address wants no call; empty when it may be called. */
  Optional<Instant> until(Registration registration, String address) {
    return Optional.ofNullable(until.getIfPresent(Host.of(registration, address)))
        .filter(end -> end.isAfter(clock.instant()));
  }

  /** The host of the address asked to wait. */
  void keep(Registration registration, String address, Instant end) {
    until
        .asMap()
        .merge(
            Host.of(registration, address),
            end,
            (before, after) -> after.isAfter(before) ? after : before);
  }
}
