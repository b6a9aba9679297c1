package io.labport.examples.lms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts service calls, and refuses those that are too many. */
final class Throttle {

  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final int CANVAS_BUCKET = 700;

  private final Platform platform;
  private final Deque<Instant> calls = new ArrayDeque<>();
  private int most = UNLIMITED;
  private Duration within = Duration.ofMinutes(1);

  Throttle(Platform platform) {
    this.platform = platform;
  }

  synchronized void allow(int callsAtMost, Duration time) {
    this.most = callsAtMost;
    this.within = time;
    calls.clear();
  }

  /** Refuses a call that is too many. */
  synchronized void pass() {
    if (most == UNLIMITED) {
      return;
    }
    Instant now = platform.clock().instant();
    while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(within))) {
      calls.removeFirst();
    }
    if (calls.size() >= most) {
      String detail = "too many calls";
      throw new Refusal(
          platform.has(Quirk.THROTTLES_WITH_403)
              ? costs(Answer.of(403, "text/plain", "403 Forbidden (Rate Limit Exceeded)\n"), 0)
              : Answer.problem(429, detail).with("Retry-After", Long.toString(wait(now))),
          detail);
    }
    calls.addLast(now);
  }

  /** As Canvas tells with every answer. */
  Answer told(Answer answer) {
    return platform.has(Quirk.THROTTLES_WITH_403) ? costs(answer, CANVAS_BUCKET) : answer;
  }

  private long wait(Instant now) {
    Duration left = calls.isEmpty() ? within : Duration.between(now, calls.getFirst().plus(within));
    return Math.max(1, left.toSeconds() + 1);
  }

  private static Answer costs(Answer answer, int remaining) {
    return answer
        .with("X-Request-Cost", "0.05")
        .with("X-Rate-Limit-Remaining", Integer.toString(remaining));
  }
}
