package io.labport.adapter.lti.keys;

import java.time.Duration;

/** Where a key of the tool is in its life; after the last there is nothing left of it. */
public enum KeyState {
  /** Platforms can fetch it; it does not sign yet, because they fetch seldom. */
  PUBLISHED,
  /** It signs. */
  ACTIVE,
  /** It signs no more; platforms still find it, for what was signed before. */
  RETIRING;

  /** How long platforms get to fetch a new key before it signs. */
  static final Duration PUBLISHED_FOR = Duration.ofHours(24);

  /** Platforms keep key sets for long. */
  static final Duration RETIRING_FOR = Duration.ofDays(7);
}
