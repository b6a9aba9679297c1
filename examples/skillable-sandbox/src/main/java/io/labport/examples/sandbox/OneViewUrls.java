package io.labport.examples.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * URLs that die at the first view or after 60 s, whichever comes first, and the sessions they open.
 * Under the world's lock.
 */
final class OneViewUrls {

  private final World world;
  private final Supplier<String> origin;
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();
  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<String, LaunchWishes> deferred = new HashMap<>();

  OneViewUrls(World world, Supplier<String> origin) {
    this.world = world;
    this.origin = origin;
  }

  String forLab(long labId) {
    Instant now = world.now();
    Instant until = now.plus(world.timings.urlLife());
    forgetDead(now);
    String token = UUID.randomUUID().toString();
    tickets.put(token, new Ticket(labId, until));
    return origin.get() + "/console/setup/" + token;
  }

  /** The oldest come first, so that looking ends at the first that lives. */
  private void forgetDead(Instant now) {
    Iterator<Ticket> oldest = tickets.values().iterator();
    while (oldest.hasNext() && oldest.next().until().isBefore(now)) {
      oldest.remove();
    }
  }

  /** The lab behind a token, once. */
  Optional<Long> view(String token) {
    Ticket ticket = tickets.remove(token);
    return ticket == null || world.now().isAfter(ticket.until())
        ? Optional.empty()
        : Optional.of(ticket.labId());
  }

  String openSession(long labId) {
    String session = UUID.randomUUID().toString();
    sessions.put(session, labId);
    return session;
  }

  boolean sessionIsFor(String session, long labId) {
    Long opened = sessions.get(session);
    return opened != null && opened == labId;
  }

  /** A page on which the user decides about other labs before this launch goes on. */
  String forDeferredLaunch(LaunchWishes wishes) {
    String token = UUID.randomUUID().toString();
    deferred.put(token, wishes);
    return origin.get() + "/console/deferred/" + token;
  }

  Optional<LaunchWishes> deferred(String token) {
    return Optional.ofNullable(deferred.get(token));
  }

  void settled(String token) {
    deferred.remove(token);
  }

  private record Ticket(long labId, Instant until) {}
}
