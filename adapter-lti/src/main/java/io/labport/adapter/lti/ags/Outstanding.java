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
    Unscored unscored =
        Optional.ofNullable(binding.unscored())
            .flatMap(Unscored::ofText)
            .orElse(registration.agreed().unscored());
    return ScoreContent.of(
            run, registration.agreed().sendGrades(), unscored, registration.agreed().incomplete())
        .filter(content -> !settled(job, content));
  }

  /** As {@link #of}, leaving out what the platform refused for good in this very state. */
  boolean unheard(GradePush.Job job, GradeBinding binding, Registration registration, LabRun run) {
    Optional<ScoreContent> content = of(job, binding, registration, run);
    return content.isPresent()
        && documents
            .state(job.binding(), job.run())
            .filter(s -> s.status() == GradeState.Status.REFUSED)
            .filter(s -> s.refusedKey().equals(content.get().key()))
            .isEmpty();
  }

  private boolean settled(GradePush.Job job, ScoreContent content) {
    return documents
        .state(job.binding(), job.run())
        .filter(
            s -> s.status() == GradeState.Status.SENT || s.status() == GradeState.Status.SUPERSEDED)
        .filter(s -> s.acknowledged().equals(content.key()))
        .isPresent();
  }
}
