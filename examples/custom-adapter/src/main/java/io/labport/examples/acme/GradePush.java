package io.labport.examples.acme;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.Score;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.event.LabEventListener;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends the score to Acme. The event says only that something changed; what is sent is read when it
 * is sent, so that an event that comes late or twice does no harm. An exception brings it again.
 */
final class GradePush implements LabEventListener {
  private final ResultTracker results;
  private final Gradebook gradebook;

  @Inject
  GradePush(ResultTracker results, Gradebook gradebook) {
    this.results = results;
    this.gradebook = gradebook;
  }

  @Override
  public void on(LabEvent event) throws IOException {
    if (!(event instanceof LabEvent.Graded graded)) {
      return;
    }
    Optional<LabRun> run = results.run(graded.head().run());
    Optional<Score> score = results.latest(graded.head().run()).flatMap(result -> result.score());
    if (run.isEmpty() || score.isEmpty()) {
      return;
    }
    for (String assignment : results.origins(run.get().id(), AcmeAdapter.ID)) {
      gradebook.post(run.get().learner().lmsUserId(), assignment, score.get());
    }
  }
}
