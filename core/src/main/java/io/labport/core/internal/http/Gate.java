package io.labport.core.internal.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Closed at first; counts who is inside, so that nothing is stopped under a running handler. */
final class Gate {
  private final Lock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private boolean open;
  private int inside;

  void open() {
    lock.lock();
    try {
      open = true;
    } finally {
      lock.unlock();
    }
  }

  boolean enter() {
    lock.lock();
    try {
      if (open) {
        inside++;
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close(Duration limit) {
    lock.lock();
    try {
      open = false;
      long nanos = limit.toNanos();
      while (inside > 0 && nanos > 0) {
        nanos = left.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
