package io.labport.examples.certification;

import java.time.Clock;
import java.time.Duration;

/** How time passes for the tool: really, or by turning the clock of a tool in a test. */
public interface Patience {

  /** Whether so long a time may pass for a case; if not, the case is not applicable. */
  boolean willing(Duration time);

  /** Lets the time pass. */
  void pass(Duration time) throws InterruptedException;

  /** How long, really, the tool may take to do what became due when time passed. */
  Duration reaction();

  /** Really waits, but never longer than this for a case. */
  static Patience realTime(Duration longest) {
    return new Patience() {
      @Override
      public boolean willing(Duration time) {
        return time.compareTo(longest) <= 0;
      }

      @Override
      public Duration reaction() {
        return Duration.ofSeconds(5);
      }

      @Override
      public void pass(Duration time) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        long end = clock.millis() + time.toMillis();
        for (long left = time.toMillis(); left > 0; left = end - clock.millis()) {
          Thread.sleep(left);
        }
      }
    };
  }
}
