package io.labport.adapter.lti.inspect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/**
 * How many reports one node keeps. Of accepted launches a sample for each registration; of refusals
 * by a platform's own signature enough for every real case; of all others, which anybody can
 * provoke, a few for each address and not many in all. With the usual {@code keep-launches} the
 * last kind cannot grow beyond 101,000 small documents, whatever is sent to us.
 */
final class LaunchAllowance {
  private static final int ACCEPTED = 200;
  private static final int REFUSED = 1000;
  private static final int UNPROVEN_OF_ADDRESS = 60;
  private static final int UNPROVEN = 300;
  private static final double HOUR = Duration.ofHours(1).toMillis();

  private final Clock clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterAccess(Duration.ofHours(2)).build();
  private final Bucket unproven;

  LaunchAllowance(Clock clock) {
    this.clock = clock;
    this.unproven = new Bucket(UNPROVEN, clock.millis());
  }

  boolean allows(LaunchRecord launch, InetAddress address) {
    if (launch.outcome() == LaunchOutcome.ACCEPTED) {
      return bucket("accepted " + launch.registration(), ACCEPTED).takes(clock.millis());
    }
    if (launch.proven()) {
      return bucket("refused " + launch.registration(), REFUSED).takes(clock.millis());
    }
    return bucket("address " + address.getHostAddress(), UNPROVEN_OF_ADDRESS).takes(clock.millis())
        && unproven.takes(clock.millis());
  }

  private Bucket bucket(String name, int perHour) {
    return buckets.get(name, n -> new Bucket(perHour, clock.millis()));
  }

  /** Full at first, and filled evenly: a burst is kept whole, and afterwards a sample. */
  private static final class Bucket {
    private final int perHour;
    private double left;
    private long filled;

    Bucket(int perHour, long now) {
      this.perHour = perHour;
      this.left = perHour;
      this.filled = now;
    }

    synchronized boolean takes(long now) {
      left = Math.min(perHour, left + Math.max(0, now - filled) * perHour / HOUR);
      filled = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
