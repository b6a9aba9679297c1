package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Tickets open a lab in a new tab: once, and soon. Thread-safe across nodes. */
public final class Tickets {
  private final Documents<Ticket> tickets;
  private final Unguessable unguessable;
  private final ScormConfig config;
  private final Clock clock;

  @Inject
  public Tickets(AdapterStore store, Unguessable unguessable, ScormConfig config, Clock clock) {
    this.tickets = new Documents<>(store, "ticket", Ticket.class);
    this.unguessable = unguessable;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param session for which
   * @param key names the wish
   * @param startNew whether a new lab is wished for where one is finished
   */
  record Ticket(String session, String key, boolean startNew) {}

  String give(Ticket ticket) {
    String value = unguessable.secret();
    tickets.insert(
        Unguessable.fingerprint(value),
        ticket,
        Optional.of(clock.instant().plus(config.ticketLife())));
    return value;
  }

  /** Of any number of callers exactly one gets it. */
  Optional<Ticket> take(String value) {
    return value.matches("[A-Za-z0-9_-]{43}")
        ? tickets.take(Unguessable.fingerprint(value))
        : Optional.empty();
  }
}
