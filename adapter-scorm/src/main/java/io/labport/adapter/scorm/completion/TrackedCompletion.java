package io.labport.adapter.scorm.completion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.labport.adapter.scorm.cmi.CmiMapping;
import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.LabStanding;
import io.labport.adapter.scorm.cmi.LmsStanding;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.port.inbound.ResultTracker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from what the tracker knows. */
public final class TrackedCompletion implements ScormCompletion {
  private static final Logger LOG = LoggerFactory.getLogger(TrackedCompletion.class);

  private final ResultTracker results;
  private final Clock clock;

  /** Asked for again after a restart, and when many others were asked for since. */
  private final Cache<Asked, List<ActivityResult>> activities =
      Caffeine.newBuilder().maximumSize(10_000).build();

  @Inject
  public TrackedCompletion(ResultTracker results, Clock clock) {
    this.results = results;
    this.clock = clock;
  }

  @Override
  public Optional<ScormReport> of(
      LabRunId id, Dialect dialect, MappingPolicy policy, LmsStanding lms) {
    return results
        .run(id)
        .map(
            run -> {
              LabStanding lab = standing(run, policy);
              return new ScormReport(
                  id, dialect, lab.revision(), CmiMapping.map(lab, policy, dialect, lms));
            });
  }

  private LabStanding standing(LabRun run, MappingPolicy policy) {
    LabStanding lab = LabStanding.of(run, policy.waitForScore(), clock);
    if (CmiMapping.outOfRange(lab)) {
      LOG.warn("Lab run {}: Skillable reports a score outside of what is possible", run.id());
    }
    return CmiMapping.needsActivities(lab, policy)
        ? lab.withActivities(activities(run.id(), lab.revision()))
        : lab;
  }

  /** Not by the cache's own loading, which would hold its lock across the call to Skillable. */
  private List<ActivityResult> activities(LabRunId run, int revision) {
    Asked asked = new Asked(run, revision);
    List<ActivityResult> known = activities.getIfPresent(asked);
    if (known == null) {
      known = List.copyOf(results.activities(run));
      activities.put(asked, known);
    }
    return known;
  }

  private record Asked(LabRunId run, int revision) {}
}
