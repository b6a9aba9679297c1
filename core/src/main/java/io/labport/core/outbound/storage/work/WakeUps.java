package io.labport.core.outbound.storage.work;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the claimer of this process that something has become due. What is lost here, and what
 * other nodes add, the sweep finds.
 */
final class WakeUps {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Set<GroupKey> groups = new LinkedHashSet<>();
  private boolean signalled;

  @Inject
  WakeUps() {}

  void wake(Collection<GroupKey> due) {
    lock.lock();
    try {
      groups.addAll(due);
      signalled = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the groups woken since the last call, after waiting for some as long as allowed. */
  Set<GroupKey> await(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!signalled && left > 0) {
        left = woken.awaitNanos(left);
      }
      Set<GroupKey> result = Set.copyOf(groups);
      groups.clear();
      signalled = false;
      return result;
    } catch (InterruptedException e) {
      // Nobody interrupts the claimer on purpose; an interrupt passed on would close H2's file.
      return Set.of();
    } finally {
      lock.unlock();
    }
  }
}
