package io.labport.core.application;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.spi.store.Transactions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Changes stored runs: reads, decides, replaces, and decides anew when somebody else was faster.
 */
final class RecordRun {
  private static final int ROUNDS = 20;

  private final LabRuns runs;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  @Inject
  RecordRun(LabRuns runs, Transactions transactions, Ids ids, Clock clock) {
    this.runs = runs;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  Optional<LabRun> byInstance(LabInstanceId instance) {
    return runs.findByInstance(instance);
  }

  /**
   * Applies the change as long as the condition holds for what is stored.
   *
   * @param with what must commit together with the change, for example work; runs in the same
   *     transaction
   * @return the run as stored afterwards, changed or not; empty when there is no such run
   */
  Optional<LabRun> change(
      LabRunId id,
      Predicate<LabRun> condition,
      Consumer<RunJournal> change,
      Consumer<LabRun> with) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<LabRun> stored = runs.find(id);
      if (stored.isEmpty() || !condition.test(stored.get())) {
        return stored;
      }
      RunJournal journal = new RunJournal(stored.get(), ids, clock.instant());
      change.accept(journal);
      if (journal.events().isEmpty() && journal.run().equals(stored.get())) {
        return stored;
      }
      boolean replaced =
          transactions.call(
              () -> {
                boolean won = runs.replace(journal.run(), journal.events());
                if (won) {
                  with.accept(journal.run());
                }
                return won;
              });
      if (replaced) {
        return runs.find(id);
      }
    }
    throw new IllegalStateException("lab run " + id + " changes faster than it can be read");
  }
}
