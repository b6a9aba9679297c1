package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.registration.Registration;
import io.labport.core.domain.LabRun;
import jakarta.inject.Inject;
import java.util.Optional;

/** Compares what a run's state means for the gradebook with what the platform was told. */
public final class Outstanding {
  private final GradeDocuments documents;

  @Inject
  public Outstanding(GradeDocuments documents) {
    this.documents = documents;
  }

  /** What the platform has yet to be told; empty when there is nothing. */
  Optional<ScoreContent> of(
      GradePush.Job job, GradeBinding binding, Registration registration, LabRun run) {
    return meant(job, binding, registration, run).filter(content -> !settled(job, content));
  }

  /** What the run's state means for the column of the job, told or not. */
  Optional<ScoreContent> meant(
      GradePush.Job job, GradeBinding binding, Registration registration, LabRun run) {
    Optional<ScoreContent> total = ScoreContent.of(run, GradePolicy.of(binding, registration));
    String activity = job.activity();
    if (activity == null) {
      return total;
    }
    return total
        .filter(content -> content.given().isPresent())
        .flatMap(content -> documents.activities(job.total()).scored(activity).map(content::of));
  }

  /** As {@link #of}, leaving out what the platform refused for good in this very state. */
  boolean unheard(GradePush.Job job, GradeBinding binding, Registration registration, LabRun run) {
    Optional<ScoreContent> content = of(job, binding, registration, run);
    return content.isPresent()
        && documents
            .state(job)
            .filter(s -> s.status() == GradeState.Status.REFUSED)
            .filter(s -> s.refusedKey().equals(content.get().key()))
            .isEmpty();
  }

  /**
   * Whether the run's activities, or one of their columns, are behind its result. Asks only the
   * records.
   */
  boolean activitiesUnheard(
      GradePush.Job total, GradeBinding binding, Registration registration, LabRun run) {
    if (registration.agreed().lineItems() != LineItemPolicy.PER_ACTIVITY) {
      return false;
    }
    Optional<ScoreContent> content = meant(total, binding, registration, run);
    if (content.filter(c -> c.given().isPresent()).isEmpty()) {
      return false;
    }
    ActivitySnapshot snapshot = documents.activities(total);
    return snapshot.revision() < content.get().revision()
        || snapshot.activities().stream()
            .filter(Activity::scored)
            .anyMatch(a -> unheard(total.activity(a.key()), binding, registration, run));
  }

  private boolean settled(GradePush.Job job, ScoreContent content) {
    return documents
        .state(job)
        .filter(
            s -> s.status() == GradeState.Status.SENT || s.status() == GradeState.Status.SUPERSEDED)
        .filter(s -> s.acknowledged().equals(content.key()))
        .isPresent();
  }
}
