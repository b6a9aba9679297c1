package io.labport.adapter.lti.ags;

import io.labport.core.spi.health.Health;
import io.labport.core.spi.health.HealthCheck;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** Shows scores that platforms refused for good: somebody has to look at the platform's side. */
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
    String codes =
        refused.stream().map(GradeState::why).distinct().sorted().collect(Collectors.joining(", "));
    return Health.degraded(refused.size() + " scores were refused in the last 30 days: " + codes);
  }
}
