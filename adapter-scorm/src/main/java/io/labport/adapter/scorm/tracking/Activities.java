package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What the activities of labs brought, for dispatches that report each. They are asked for in the
 * background, because Skillable has to be asked, and kept with the result they belong to.
 */
public final class Activities {
  private final Documents<Brought> documents;
  private final ResultTracker results;

  @Inject
  Activities(AdapterStore store, ResultTracker results) {
    this.documents = new Documents<>(store, "activities", Brought.class);
    this.results = results;
  }

  /**
   * @param revision of the lab's result
   */
  record Brought(int revision, List<ActivityResult> activities) {
    Brought {
      activities = List.copyOf(activities);
    }
  }

  /** None while they are not known. */
  List<ActivityResult> of(LabRun run) {
    return documents.find(run.id().value()).map(Brought::activities).orElse(List.of());
  }

  /**
   * Asks Skillable: for the background alone.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when no usable answer came
   */
  void fetch(Dispatch dispatch, List<LabRun> runs) {
    if (dispatch.mapping().detail() == MappingPolicy.Detail.TASKS) {
      runs.stream().filter(run -> !run.state().holdsPlace()).limit(1).forEach(this::fetch);
    }
  }

  private void fetch(LabRun run) {
    int revision = run.result().map(LabResult::revision).orElse(0);
    boolean known =
        documents.find(run.id().value()).filter(each -> each.revision() == revision).isPresent();
    if (revision > 0 && !known) {
      Brought brought = new Brought(revision, results.activities(run.id()));
      documents.update(run.id().value(), before -> brought, Optional.empty());
    }
  }
}
