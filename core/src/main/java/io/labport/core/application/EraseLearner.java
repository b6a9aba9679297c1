package io.labport.core.application;

import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.inbound.LearnerErasure;
import io.labport.core.port.outbound.Learners;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Forgets a learner: our records at once, the account at Skillable as soon as Skillable answers.
 */
final class EraseLearner implements LearnerErasure {
  private final Learners learners;
  private final Transactions transactions;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  EraseLearner(Learners learners, Transactions transactions, BackgroundWork work, Clock clock) {
    this.learners = learners;
    this.transactions = transactions;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public boolean erase(LearnerId learner) {
    return transactions.call(
        () -> {
          Optional<SkillableUserId> user = learners.erase(learner);
          user.ifPresent(id -> work.add(WorkQueues.closeAccount(id.value(), clock.instant())));
          return user.isPresent();
        });
  }

  /** Closes accounts; closing one that is already closed does nothing, so repeating is safe. */
  static final class CloseAccount implements Worker {
    private final SkillableLabs skillable;
    private final FollowUpTimes times;
    private final Clock clock;

    @Inject
    CloseAccount(SkillableLabs skillable, FollowUpTimes times, Clock clock) {
      this.skillable = skillable;
      this.times = times;
      this.clock = clock;
    }

    @Override
    public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
      try {
        skillable.closeUserAccount(new SkillableUserId(item.id()));
        return CompletableFuture.completedFuture(WorkOutcome.done());
      } catch (SkillableUnavailableException e) {
        return CompletableFuture.completedFuture(
            WorkOutcome.retryAt(clock.instant().plus(times.afterFailure(attempt)), e.code()));
      }
    }
  }
}
