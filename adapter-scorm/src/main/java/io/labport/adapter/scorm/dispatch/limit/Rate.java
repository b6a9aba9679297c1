package io.labport.adapter.scorm.dispatch.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * At most so many in a time, for each of many keys: the time begins with the first. By the injected
 * clock, which is why it is not Failsafe's limiter, and on this node alone. Thread-safe.
 */
public final class Rate {
  private static final int KEYS = 100_000;

  private final int most;
  private final Cache<String, AtomicInteger> counts;

  public Rate(int most, Duration within, Clock clock) {
    this.most = most;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(KEYS)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(Expiry.creating((key, count) -> within))
            .build();
  }

  /** Whether there is room for one more, which is counted. */
  public boolean allows(String key) {
    return counts.get(key, k -> new AtomicInteger()).incrementAndGet() <= most;
  }
}
