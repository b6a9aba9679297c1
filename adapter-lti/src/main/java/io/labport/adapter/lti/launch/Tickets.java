package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Sealing;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.store.AdapterStore;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps something for a browser until it presents its ticket, once and soon. The ticket is the key
 * as well: what lies in the store cannot be read without it.
 */
public final class Tickets {
  static final Duration LIFE = Duration.ofSeconds(60);

  private static final String KIND = "launch-ticket";

  private final AdapterStore store;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  Tickets(AdapterStore store, Unguessable unguessable, Clock clock) {
    this.store = store;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /**
   * @param purpose a ticket for one is none for another
   */
  String keep(String purpose, String content) {
    String ticket = unguessable.value();
    boolean kept =
        store.insert(
            KIND,
            id(purpose, ticket),
            Sealing.seal(ticket, purpose, content),
            Optional.of(clock.instant().plus(LIFE)));
    if (!kept) {
      throw new IllegalStateException("a ticket was made twice");
    }
    return ticket;
  }

  /** What was kept; of any number of callers exactly one gets it. */
  Optional<String> take(String purpose, String ticket) {
    return ticket.matches("[A-Za-z0-9_-]{43}")
        ? store
            .take(KIND, id(purpose, ticket))
            .map(document -> Sealing.open(ticket, purpose, document.content()))
        : Optional.empty();
  }

  private static String id(String purpose, String ticket) {
    return purpose + "/" + Fingerprint.of(ticket);
  }
}
