package io.labport.core.outbound.skillable;

import java.time.Duration;

/** How a command goes over the wire. */
enum Manner {
  /** Only reads, or is idempotent: on a kept connection, and may be repeated. */
  READ,
  /** A read whose answer may be very large. */
  LIST,
  /** Changes state, though it is a GET: on a fresh connection, exactly once. */
  CHANGE,
  /** A change that may take Skillable many seconds. */
  LAUNCH;

  boolean changesState() {
    return this == CHANGE || this == LAUNCH;
  }

  Duration silence(SkillableConfig config) {
    return this == LAUNCH ? config.launchReadTimeout() : config.readTimeout();
  }

  Duration deadline(SkillableConfig config) {
    if (this == LAUNCH) {
      return config.launchDeadline();
    }
    return this == LIST ? config.listDeadline() : config.callDeadline();
  }

  long maxBytes(SkillableConfig config) {
    return (this == LIST ? config.maxListMib() : config.maxAnswerMib()) * 1024L * 1024L;
  }
}
