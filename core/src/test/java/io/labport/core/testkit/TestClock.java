package io.labport.core.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is turned. Thread-safe. */
public final class TestClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** Stands at an afternoon in November 2026. */
  public TestClock() {
    this(Instant.parse("2026-11-21T14:30:00Z"));
  }

  public TestClock(Instant now) {
    this(new AtomicReference<>(now), ZoneOffset.UTC);
  }

  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  public void set(Instant to) {
    now.set(to);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Shares the hands with this clock. */
  @Override
  public Clock withZone(ZoneId other) {
    return new TestClock(now, other);
  }
}
