package io.labport.core.testkit;

import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Remembers what it was given; does what the test says. Thread-safe. */
public final class RecordingWorker implements Worker {

  /** One call. */
  public record Call(WorkItem item, int attempt) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile BiFunction<WorkItem, Integer, CompletionStage<WorkOutcome>> behaviour =
      (item, attempt) -> CompletableFuture.completedFuture(WorkOutcome.done());

  /** Every item from now on. */
  public RecordingWorker answering(BiFunction<WorkItem, Integer, WorkOutcome> answer) {
    behaviour = (item, attempt) -> CompletableFuture.completedFuture(answer.apply(item, attempt));
    return this;
  }

  public RecordingWorker answeringLater(
      BiFunction<WorkItem, Integer, CompletionStage<WorkOutcome>> answer) {
    behaviour = answer;
    return this;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    calls.add(new Call(item, attempt));
    return behaviour.apply(item, attempt);
  }

  public List<String> ids() {
    return calls.stream().map(call -> call.item().id()).toList();
  }

  public List<Integer> attempts() {
    return calls.stream().map(Call::attempt).toList();
  }

  public int count() {
    return calls.size();
  }

  public void awaitCount(int count) {
    Await.until(count + " calls of the worker", () -> calls.size() >= count);
  }
}
