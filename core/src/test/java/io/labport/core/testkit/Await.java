package io.labport.core.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, in real time and with a limit. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long STEP = Duration.ofMillis(5).toNanos();

  private Await() {}

  /** Fails after 20 seconds. */
  public static void until(String what, BooleanSupplier condition) {
    if (!within(LIMIT, condition)) {
      throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
    }
  }

  /** Whether the condition came true within the time. */
  public static boolean within(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(STEP);
    }
    return true;
  }
}
