package io.labport.core.outbound.storage.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All groups of this node, and whose turn it is. A group without free places is passed over before
 * anything is asked of the database. Thread-safe.
 */
final class Groups {
  static final int MOST_GROUPS_PER_CLAIM = 50;
  static final int MOST_ROWS_PER_CLAIM = 200;

  /** Bounds memory: payloads may have 64 KiB. */
  private static final int MOST_HELD = 2048;

  private final Map<String, QueueWork> queues;
  private final Map<GroupKey, Group> groups = new HashMap<>();

  /** In the order of their turns. */
  private final Set<GroupKey> ready = new LinkedHashSet<>();

  private int held;

  Groups(Map<String, QueueWork> queues) {
    this.queues = Map.copyOf(queues);
  }

  Set<String> queues() {
    return queues.keySet();
  }

  synchronized void ready(Collection<GroupKey> keys) {
    for (GroupKey key : keys) {
      if (queues.containsKey(key.queue())) {
        ready.add(key);
      }
    }
  }

  /** What to claim next, and takes the turns of those asked for. */
  synchronized List<Ask> asks(long now) {
    List<Ask> asks = new ArrayList<>();
    int rows = Math.min(MOST_ROWS_PER_CLAIM, MOST_HELD - held);
    for (GroupKey key : List.copyOf(ready)) {
      if (rows <= 0 || asks.size() == MOST_GROUPS_PER_CLAIM) {
        break;
      }
      Group group = groups.computeIfAbsent(key, k -> make(k, now));
      int wanted = Math.min(rows, group.wanted(now));
      if (wanted > 0) {
        // Without a free place it keeps its turn: the first completion makes room.
        ready.remove(key);
        asks.add(group.ask(wanted));
        rows -= wanted;
      }
    }
    return asks;
  }

  private Group make(GroupKey key, long now) {
    return new Group(key, work(key), now);
  }

  QueueWork work(GroupKey key) {
    QueueWork work = queues.get(key.queue());
    if (work == null) {
      throw new IllegalStateException("queue " + key.queue() + " has no worker");
    }
    return work;
  }

  /** Takes in what was claimed and starts what has a place. */
  synchronized void claimed(
      List<Ask> asks, List<Claimed> rows, long now, Consumer<Claimed> starter) {
    Map<GroupKey, List<Claimed>> byGroup = new LinkedHashMap<>();
    rows.forEach(row -> byGroup.computeIfAbsent(row.key(), k -> new ArrayList<>()).add(row));
    held += rows.size();
    for (Ask ask : asks) {
      Group group = groups.computeIfAbsent(ask.key(), k -> make(k, now));
      if (group.claimed(byGroup.getOrDefault(ask.key(), List.of()), ask.limit(), now)) {
        ready.add(ask.key());
      }
      startAll(group, starter);
    }
  }

  private static void startAll(Group group, Consumer<Claimed> starter) {
    while (group.mayStart()) {
      starter.accept(group.start());
    }
  }

  /**
   * Frees the place of an item whose end is recorded.
   *
   * @return whether the claimer should look at the group
   */
  synchronized boolean finished(Claimed claimed, Consumer<Claimed> starter) {
    Group group = groups.get(claimed.key());
    if (group == null || !group.finished(claimed)) {
      return false;
    }
    held--;
    notifyAll();
    startAll(group, starter);
    if (claimed.item().lane().isPresent()) {
      ready.add(group.key);
    }
    return !ready.isEmpty();
  }

  synchronized List<Claimed> takeWaiting() {
    List<Claimed> taken = new ArrayList<>();
    groups.values().forEach(group -> taken.addAll(group.takeWaiting()));
    held -= taken.size();
    return taken;
  }

  synchronized List<Claimed> takeOverdue(long now, Consumer<Claimed> starter) {
    List<Claimed> taken = new ArrayList<>();
    for (Group group : List.copyOf(groups.values())) {
      taken.addAll(group.takeOverdue(now));
      startAll(group, starter);
      // There may be very many groups over time.
      if (group.forgettable(now) && !ready.contains(group.key)) {
        groups.remove(group.key);
      }
    }
    held -= taken.size();
    return taken;
  }

  synchronized int held() {
    return held;
  }

  /** Waits until every item that runs has ended and is recorded, or the moment has come. */
  synchronized void awaitNoneHeld(long until) {
    try {
      while (held > 0) {
        long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (millis <= 0) {
          return;
        }
        wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
