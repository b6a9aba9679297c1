package io.labport.examples.harbour;

import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.completion.ScormCompletion;
import io.labport.adapter.scorm.completion.ScormReport;
import io.labport.core.domain.LabRunId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Harbour's run-time data: what its own player would show and its gradebook would count. In memory
 * here; a table in earnest.
 */
final class Transcripts {
  private final Dialect dialect;
  private final Map<LabRunId, ScormReport> reports = new ConcurrentHashMap<>();
  private final Map<LabRunId, CompletableFuture<ScormReport>> finals = new ConcurrentHashMap<>();
  private volatile Optional<ScormCompletion> completion = Optional.empty();

  Transcripts(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Labport runs: from now on results can be asked for. */
  void ask(ScormCompletion offered) {
    completion = Optional.of(offered);
  }

  /**
   * Stores what is true of the run now. Storing it twice does no harm, and an event that comes late
   * stores the latest.
   *
   * @throws IllegalStateException before Labport runs; the event then comes again
   */
  void refresh(LabRunId run) {
    completion
        .orElseThrow(() -> new IllegalStateException("Labport is still starting"))
        .of(run, dialect, MappingPolicy.DEFAULT)
        .ifPresent(
            report -> {
              reports.put(run, report);
              if (report.cmi().isFinal()) {
                waiting(run).complete(report);
              }
            });
  }

  /** Completes when the run has come to its end. */
  CompletableFuture<ScormReport> whenFinal(LabRunId run) {
    return waiting(run).copy();
  }

  private CompletableFuture<ScormReport> waiting(LabRunId run) {
    return finals.computeIfAbsent(run, r -> new CompletableFuture<>());
  }

  /** What is stored of the run. */
  Optional<ScormReport> of(LabRunId run) {
    return Optional.ofNullable(reports.get(run));
  }
}
