package io.labport.examples.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The time of a sandbox: either standing still until it is turned, or following real time with an
 * offset. Thread-safe. Labs build, expire and are torn down by this clock before {@link #advance}
 * or {@link #set} return.
 */
public final class SandboxClock extends Clock {

  private final Clock real;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Instant standing;
  private Duration offset = Duration.ZERO;

  private SandboxClock(Clock real, @Nullable Instant standing) {
    this.real = real;
    this.standing = standing;
  }

  /** A clock that stands at the given instant and moves only when told. */
  public static SandboxClock standingAt(Instant instant) {
    return new SandboxClock(Clock.systemUTC(), instant);
  }

  /** A clock that runs with real time; {@link #advance} and {@link #set} shift it. */
  public static SandboxClock followingRealTime() {
    return new SandboxClock(Clock.systemUTC(), null);
  }

  /** Moves the clock forward; a negative duration is refused, since labs do not live backwards. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the sandbox clock only moves forward, not by " + by);
    }
    synchronized (this) {
      if (standing == null) {
        offset = offset.plus(by);
      } else {
        standing = standing.plus(by);
      }
    }
    listeners.forEach(Runnable::run);
  }

  /** Puts the clock to an instant, which may also lie in the past; what has happened stays so. */
  public void set(Instant to) {
    synchronized (this) {
      if (standing == null) {
        offset = Duration.between(real.instant(), to);
      } else {
        standing = to;
      }
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized Instant instant() {
    return standing == null ? real.instant().plus(offset) : standing;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  void onTurn(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  private static final class Zoned extends Clock {
    private final Clock clock;
    private final ZoneId zone;

    Zoned(Clock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Zoned(clock, other);
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }
  }
}
