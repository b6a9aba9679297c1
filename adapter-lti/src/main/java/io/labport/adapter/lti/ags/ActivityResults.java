package io.labport.adapter.lti.ags;

import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.ResultTracker;
import jakarta.inject.Inject;

/** The activities of a run, asked for once for each revision of its result. */
public final class ActivityResults {
  private final ResultTracker results;
  private final GradeDocuments documents;

  @Inject
  public ActivityResults(ResultTracker results, GradeDocuments documents) {
    this.results = results;
    this.documents = documents;
  }

  /**
   * @throws SkillableUnavailableException when Skillable does not say
   */
  ActivitySnapshot of(GradePush.Job job, LabRun run) {
    int revision = run.result().map(LabResult::revision).orElse(0);
    ActivitySnapshot known = documents.activities(job.total());
    if (known.revision() >= revision) {
      return known;
    }
    ActivitySnapshot asked =
        new ActivitySnapshot(
            revision, results.activities(run.id()).stream().map(Activity::of).toList());
    return documents.activities(job.total(), asked);
  }
}
