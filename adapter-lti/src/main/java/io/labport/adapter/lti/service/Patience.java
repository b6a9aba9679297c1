package io.labport.adapter.lti.service;

import java.time.Duration;

/**
 * How often a reading call is repeated while somebody waits for it.
 *
 * @param tries the first one included
 * @param first the wait after the first failure; it doubles
 * @param longest the longest wait; a platform that asks for a longer one is not asked again
 */
public record Patience(int tries, Duration first, Duration longest) {
  public static final Patience USUAL =
      new Patience(4, Duration.ofMillis(250), Duration.ofSeconds(10));
}
