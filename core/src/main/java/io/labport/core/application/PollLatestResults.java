package io.labport.core.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.port.outbound.Watermarks;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Skillable which instances changed and hastens their follow-up. One call a poll, however many
 * labs are open; the one durable item of this queue is also what keeps several nodes from polling
 * at once.
 */
final class PollLatestResults implements Worker {
  static final String WATERMARK = "latest-results";

  /**
   * The documented limit of LatestResults: seven days (Skillable Lab API v3, LatestResults, {@code
   * minutes}).
   */
  private static final long MOST_MINUTES = 10_080;

  /**
   * Results takes at most seven days; a minute of slack keeps a slice from exceeding them by a
   * rounded second.
   */
  private static final Duration SLICE = Duration.ofDays(7).minusMinutes(1);

  private static final Duration LEAST_OVERLAP = Duration.ofMinutes(10);
  private static final int BATCH = 500;

  private static final Logger LOG = LoggerFactory.getLogger(PollLatestResults.class);

  private final SkillableLabs skillable;
  private final LabRuns runs;
  private final Watermarks watermarks;
  private final BackgroundWork work;
  private final TrackingConfig config;
  private final Clock clock;

  /**
   * What was reported lately, so that the overlap of two polls does not read every result twice.
   */
  private final Cache<LabInstanceId, Integer> mentioned =
      Caffeine.newBuilder().maximumSize(200_000).build();

  @Inject
  PollLatestResults(
      SkillableLabs skillable,
      LabRuns runs,
      Watermarks watermarks,
      BackgroundWork work,
      TrackingConfig config,
      Clock clock) {
    this.skillable = skillable;
    this.runs = runs;
    this.watermarks = watermarks;
    this.work = work;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    return CompletableFuture.completedFuture(poll());
  }

  private WorkOutcome poll() {
    Instant now = clock.instant();
    try {
      Instant mark = watermarks.find(WATERMARK).orElse(now);
      readSince(mark, now);
      watermarks.advance(WATERMARK, now);
      Duration interval = runs.anyOpen() ? config.pollInterval() : config.idlePollInterval();
      return WorkOutcome.againAt(now.plus(interval));
    } catch (SkillableUnavailableException e) {
      Duration wait = e.retryAfter().orElse(config.pollInterval());
      return WorkOutcome.retryAt(clock.instant().plus(wait), e.code());
    }
  }

  private void readSince(Instant mark, Instant now) {
    Duration overlap = config.pollInterval().multipliedBy(2);
    Instant since = mark.minus(overlap.compareTo(LEAST_OVERLAP) > 0 ? overlap : LEAST_OVERLAP);
    long minutes = Math.max(1, Duration.between(since, now).plusSeconds(59).toMinutes());
    if (minutes > MOST_MINUTES) {
      LOG.info("No latest results since {}: catching up in slices", mark);
      for (Instant from = since; from.isBefore(now); from = from.plus(SLICE)) {
        Instant to = from.plus(SLICE).isBefore(now) ? from.plus(SLICE) : now;
        Batch slice = new Batch();
        skillable.results(from, to, slice::add);
        slice.flush();
      }
    }
    Batch batch = new Batch();
    skillable.latestResults((int) Math.min(minutes, MOST_MINUTES), batch::add);
    batch.flush();
  }

  /** Hastens the follow-up of reported instances that are ours, a few hundred at a time. */
  private final class Batch {
    private final List<InstanceReport> reports = new ArrayList<>(BATCH);

    void add(InstanceReport report) {
      Integer shape = shape(report);
      if (shape.equals(mentioned.getIfPresent(report.instance()))) {
        return;
      }
      reports.add(report);
      if (reports.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      if (reports.isEmpty()) {
        return;
      }
      // Instances that others launched may be listed too; they are not ours to follow.
      Map<LabInstanceId, LabRun> ours =
          runs.findByInstances(reports.stream().map(InstanceReport::instance).toList());
      Instant now = clock.instant();
      work.hastenAll(ours.values().stream().map(run -> WorkQueues.follow(run, now)).toList());
      reports.forEach(report -> mentioned.put(report.instance(), shape(report)));
      reports.clear();
    }

    private Integer shape(InstanceReport report) {
      return List.of(
              report.completion(),
              report.end(),
              report.examScore(),
              report.examPassed(),
              report.lastActivity(),
              report.userId())
          .hashCode();
    }
  }
}
