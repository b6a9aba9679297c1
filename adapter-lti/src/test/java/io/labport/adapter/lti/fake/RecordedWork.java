package io.labport.adapter.lti.fake;

import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was asked for; the test does the work. */
public final class RecordedWork implements BackgroundWork {
  public final List<WorkItem> hastened = new ArrayList<>();
  public final Map<String, WorkItem> added = new ConcurrentHashMap<>();
  public final List<String> revived = new ArrayList<>();

  @Override
  public synchronized boolean add(WorkItem item) {
    return added.putIfAbsent(item.id(), item) == null;
  }

  @Override
  public void addAll(List<WorkItem> items) {
    items.forEach(this::add);
  }

  @Override
  public synchronized void hasten(WorkItem item) {
    hastened.add(item);
  }

  @Override
  public void hastenAll(List<WorkItem> items) {
    items.forEach(this::hasten);
  }

  @Override
  public boolean cancel(String queue, String id) {
    return hastened.removeIf(i -> i.id().equals(id));
  }

  @Override
  public boolean revive(String queue, String id, Instant due) {
    revived.add(id);
    return false;
  }
}
