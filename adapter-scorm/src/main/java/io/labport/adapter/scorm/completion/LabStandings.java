package io.labport.adapter.scorm.completion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.labport.adapter.scorm.cmi.CmiMapping;
import io.labport.adapter.scorm.cmi.LabStanding;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.cmi.Phase;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.port.inbound.ResultTracker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How runs stand now, with all that a report of them needs. Thread-safe. What an operator should
 * know of a result is logged once for each revision, however often it is looked at.
 */
public final class LabStandings {
  private static final Logger LOG = LoggerFactory.getLogger(LabStandings.class);

  /** What is forgotten when many others were asked for since is asked for, and logged, again. */
  private static final int MOST = 10_000;

  private final ResultTracker results;
  private final Clock clock;
  private final Cache<Revision, List<ActivityResult>> activities =
      Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<Revision, Boolean> logged = Caffeine.newBuilder().maximumSize(MOST).build();

  @Inject
  public LabStandings(ResultTracker results, Clock clock) {
    this.results = results;
    this.clock = clock;
  }

  /**
   * How the run stands now.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException only with {@link
   *     MappingPolicy.Detail#TASKS} and a lab that is over, whose activities are asked for at
   *     Skillable, once for each revision, in the calling thread
   */
  public LabStanding of(LabRun run, MappingPolicy policy) {
    LabStanding lab = LabStanding.of(run, policy.waitForScore(), clock);
    Revision revision = new Revision(run.id(), lab.revision());
    log(lab, revision);
    return CmiMapping.needsActivities(lab, policy) ? lab.withActivities(activities(revision)) : lab;
  }

  private void log(LabStanding lab, Revision revision) {
    boolean impossible = CmiMapping.outOfRange(lab);
    boolean unknown = lab.phase() == Phase.UNKNOWN;
    if (!(impossible || unknown) || logged.asMap().putIfAbsent(revision, true) != null) {
      return;
    }
    if (impossible) {
      LOG.warn(
          "Lab run {}: Skillable reports a score outside of what is possible; it is brought into"
              + " the range",
          revision.run());
    }
    if (unknown) {
      LOG.warn(
          "Lab run {}: Skillable reports completion {}, which is not documented; it counts as"
              + " incomplete",
          revision.run(),
          lab.completion().map(CompletionStatus::name).orElse("none"));
    }
  }

  /** Not by the cache's own loading, which would hold its lock across the call to Skillable. */
  private List<ActivityResult> activities(Revision revision) {
    List<ActivityResult> known = activities.getIfPresent(revision);
    if (known == null) {
      known = List.copyOf(results.activities(revision.run()));
      activities.put(revision, known);
    }
    return known;
  }

  private record Revision(LabRunId run, int number) {}
}
