package io.labport.core.application;

import io.labport.core.domain.LabRun;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The queues of the use cases and the items in them. All talk to one Skillable account, hence one
 * group each.
 */
final class WorkQueues {
  static final String RECONCILE = "core/reconcile-launch";
  static final String FOLLOW = "core/follow-run";
  static final String POLL = "core/latest-results";
  static final String CLOSE_ACCOUNT = "core/close-account";

  /**
   * Reading Skillable again costs nothing but patience: never give a run up because Skillable was
   * away for days.
   */
  static final WorkSettings PATIENT =
      new WorkSettings(
          8, Duration.ofMinutes(3), 100_000, Duration.ofSeconds(10), Duration.ofMinutes(15));

  /**
   * A poll after a long outage reads for minutes. The lease is also how long nobody polls after a
   * node died in the middle of one; should a poll outlast it, another node reads the same hints
   * once more, which does no harm.
   */
  static final WorkSettings POLLING =
      new WorkSettings(
          1, Duration.ofMinutes(10), 100_000, Duration.ofSeconds(30), Duration.ofMinutes(15));

  private static final String GROUP = "skillable";

  private WorkQueues() {}

  static WorkItem reconcile(LabRun run, Instant due) {
    return item(RECONCILE, run.id().value(), due);
  }

  static WorkItem follow(LabRun run, Instant due) {
    return item(FOLLOW, run.id().value(), due);
  }

  static WorkItem poll(Instant due) {
    return item(POLL, "poll", due);
  }

  static WorkItem closeAccount(String userId, Instant due) {
    return item(CLOSE_ACCOUNT, userId, due);
  }

  private static WorkItem item(String queue, String id, Instant due) {
    return new WorkItem(queue, GROUP, Optional.empty(), id, "", due);
  }
}
