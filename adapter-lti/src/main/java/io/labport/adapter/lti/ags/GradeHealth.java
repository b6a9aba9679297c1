package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.profile.Solver;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.health.HealthCheck;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Shows scores that platforms refused for good: somebody has to look at the platform's side, and it
 * says who.
 */
public final class GradeHealth implements HealthCheck {
  private final GradeDocuments documents;

  @Inject
  public GradeHealth(GradeDocuments documents) {
    this.documents = documents;
  }

  @Override
  public Health check() {
    List<GradeState> refused = documents.refused();
    if (refused.isEmpty()) {
      return Health.up("no score was refused in the last 30 days");
    }
    Map<Solver, List<GradeState>> bySolver = new EnumMap<>(Solver.class);
    refused.forEach(
        state -> bySolver.computeIfAbsent(solver(state), s -> new ArrayList<>()).add(state));
    String parts =
        bySolver.entrySet().stream()
            .map(
                e ->
                    e.getValue().size()
                        + " for "
                        + words(e.getKey())
                        + " ("
                        + String.join(
                            ", ",
                            e.getValue().stream()
                                .map(GradeState::why)
                                .collect(Collectors.toCollection(TreeSet::new)))
                        + ")")
            .collect(Collectors.joining("; "));
    return Health.degraded(refused.size() + " scores were refused in the last 30 days: " + parts);
  }

  private static Solver solver(GradeState state) {
    return state.meaning() == null ? Solver.ADMINISTRATOR : state.meaning().solver();
  }

  private static String words(Solver solver) {
    return switch (solver) {
      case INSTRUCTOR -> "instructors of the courses";
      case ADMINISTRATOR -> "administrators of the LMS";
      case OPERATOR -> "the operator of Labport";
      case TIME, NOBODY -> "nobody";
    };
  }
}
