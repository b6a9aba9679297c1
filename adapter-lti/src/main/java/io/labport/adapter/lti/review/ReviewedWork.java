package io.labport.adapter.lti.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.ags.GradeBinding;
import io.labport.adapter.lti.ags.GradeDocuments;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LearnerId;
import io.labport.core.port.inbound.ResultTracker;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the runs whose scores belong to what the gradebook asks about. */
public final class ReviewedWork {
  private static final int SHOWN = 20;

  private final ResultTracker results;
  private final GradeDocuments grades;

  @Inject
  public ReviewedWork(ResultTracker results, GradeDocuments grades) {
    this.results = results;
    this.grades = grades;
  }

  /** The learner's latest runs, newest first. */
  List<LabRun> of(LtiMessage message, String learner) {
    Optional<String> binding = binding(message, learner);
    Optional<String> lineItem = Claims.text(message.claims().ags().path("lineitem"));
    List<LabRun> found = new ArrayList<>();
    for (LabRun run : results.runsOf(new LearnerId(message.tenant(), learner))) {
      boolean asked =
          results.origins(run.id(), "lti").stream()
              .anyMatch(
                  id -> binding.filter(id::equals).isPresent() || leadsTo(id, lineItem, learner));
      if (asked) {
        found.add(run);
      }
      if (found.size() == SHOWN) {
        break;
      }
    }
    return found;
  }

  /** Submission Review 1.0: the resource link is there only when the column belongs to one. */
  private static Optional<String> binding(LtiMessage message, String learner) {
    JsonNode context = message.claims().object("context");
    return Claims.id(message.claims().object("resource_link").path("id"))
        .map(
            link ->
                GradeBinding.id(
                    message.registration().key(),
                    message.deployment(),
                    Claims.id(context.path("id")).orElse(null),
                    link,
                    learner));
  }

  private boolean leadsTo(String binding, Optional<String> lineItem, String learner) {
    return lineItem.isPresent()
        && grades
            .binding(binding)
            .filter(b -> b.user().equals(learner) && lineItem.get().equals(b.lineItem()))
            .isPresent();
  }
}
