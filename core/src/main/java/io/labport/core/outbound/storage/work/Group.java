package io.labport.core.outbound.storage.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What this node holds of one group. Guarded by {@link Groups}. */
final class Group {
  private static final int MOST_PER_CLAIM = 100;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** The low-water mark goes back at most so often; it keeps claims off deleted index entries. */
  private static final long MARK_STAYS = TimeUnit.MILLISECONDS.toNanos(250);

  final GroupKey key;
  final QueueWork work;
  private final Deque<Claimed> waiting = new ArrayDeque<>();
  private final Set<Claimed> running = new HashSet<>();
  private Instant mark = Instant.EPOCH;
  private long markBackAt;
  private long windowBegan;
  private int finishedInWindow;
  private int finishedBefore;

  Group(GroupKey key, QueueWork work, long now) {
    this.key = key;
    this.work = work;
    this.markBackAt = now - MARK_STAYS;
    this.windowBegan = now;
  }

  int held() {
    return waiting.size() + running.size();
  }

  /** Whether its state says nothing any more. */
  boolean forgettable(long now) {
    return held() == 0 && now - windowBegan > 2 * SECOND;
  }

  /**
   * How much to claim now: the free places, and ahead of them what the group finished in the last
   * second. Without that a claim is never larger than the places, and the commits are what costs.
   */
  int wanted(long now) {
    if (now - windowBegan > SECOND) {
      finishedBefore = now - windowBegan > 2 * SECOND ? 0 : finishedInWindow;
      finishedInWindow = 0;
      windowBegan = now;
    }
    int ahead = Math.min(MOST_PER_CLAIM, Math.max(finishedBefore, finishedInWindow));
    return Math.min(MOST_PER_CLAIM, work.settings().inFlightPerGroup() + ahead - held());
  }

  Ask ask(int limit) {
    return new Ask(key, limit, mark, work.storedLease());
  }

  /**
   * @return whether there may be more
   */
  boolean claimed(List<Claimed> rows, int asked, long now) {
    waiting.addAll(rows);
    if (rows.size() >= asked) {
      mark = rows.get(rows.size() - 1).item().due();
      return true;
    }
    // Late commits, retries and successors in a lane may be older than the mark.
    if (!mark.equals(Instant.EPOCH) && now - markBackAt > MARK_STAYS) {
      mark = Instant.EPOCH;
      markBackAt = now;
      return true;
    }
    return false;
  }

  /** The next item to start, if there is a free place. */
  boolean mayStart() {
    return !waiting.isEmpty() && running.size() < work.settings().inFlightPerGroup();
  }

  Claimed start() {
    Claimed next = waiting.remove();
    running.add(next);
    return next;
  }

  /** Whether it was still counted as running. */
  boolean finished(Claimed claimed) {
    if (!running.remove(claimed)) {
      return false;
    }
    finishedInWindow++;
    if (claimed.item().lane().isPresent() && claimed.item().due().isBefore(mark)) {
      // Its successor was due about when it was.
      mark = claimed.item().due();
    }
    return true;
  }

  List<Claimed> takeWaiting() {
    List<Claimed> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /** Items whose lease has run out under their worker: they give up their places. */
  List<Claimed> takeOverdue(long now) {
    long lease = work.storedLease().toNanos();
    List<Claimed> overdue = running.stream().filter(item -> now - item.at() > lease).toList();
    overdue.forEach(running::remove);
    return overdue;
  }
}
