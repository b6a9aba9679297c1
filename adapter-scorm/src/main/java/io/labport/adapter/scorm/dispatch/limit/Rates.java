package io.labport.adapter.scorm.dispatch.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.Pace;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The rates; those of addresses are so high that a school behind one address fits in. */
public final class Rates implements Pace {
  /** More learners than a large class from one address within the time are worth a look. */
  private static final int MANY_LEARNERS = 60;

  private static final Duration MANY_WITHIN = Duration.ofMinutes(10);

  private final Rate sessions;
  private final Rate addresses;
  private final Rate tickets;
  private final Rate polls;
  private final Cache<String, Set<String>> seen;
  private final OperatorEvents events;

  @Inject
  public Rates(OperatorEvents events, Clock clock) {
    this.sessions = new Rate(6, Duration.ofMinutes(1), clock);
    this.addresses = new Rate(600, Duration.ofMinutes(1), clock);
    this.tickets = new Rate(3, Duration.ofMinutes(10), clock);
    // Every five seconds in the long run; a page that is looked at again asks at once.
    this.polls = new Rate(12, Duration.ofMinutes(1), clock);
    this.seen =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(Expiry.creating((String key, Set<String> learners) -> MANY_WITHIN))
            .build();
    this.events = events;
  }

  @Override
  public Optional<RefusalCode> session(Dispatch dispatch, String pseudonym, InetAddress address) {
    String from = dispatch.id() + "/" + address.getHostAddress();
    noteLearner(dispatch, pseudonym, from);
    return limited(addresses.allows(from) && sessions.allows(dispatch.id() + "/" + pseudonym));
  }

  private void noteLearner(Dispatch dispatch, String pseudonym, String from) {
    Set<String> learners = seen.get(from, key -> ConcurrentHashMap.newKeySet());
    // Full means told: the set does not grow any more.
    if (learners.size() < MANY_LEARNERS
        && learners.add(pseudonym)
        && learners.size() >= MANY_LEARNERS) {
      events.raise(
          new ScormEvent(
              ScormEvent.Kind.MANY_LEARNERS,
              dispatch.id(),
              Optional.empty(),
              MANY_LEARNERS
                  + " different learners came from one address within "
                  + MANY_WITHIN.toMinutes()
                  + " minutes; a school behind one address, or somebody trying out ids"));
    }
  }

  @Override
  public Optional<RefusalCode> ticket(String registration) {
    return limited(tickets.allows(registration));
  }

  @Override
  public Optional<RefusalCode> poll(String session) {
    return limited(polls.allows(session));
  }

  private static Optional<RefusalCode> limited(boolean allowed) {
    return allowed ? Optional.empty() : Optional.of(RefusalCode.RATE_LIMITED);
  }
}
