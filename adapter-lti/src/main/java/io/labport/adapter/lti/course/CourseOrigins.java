package io.labport.adapter.lti.course;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From which courses a course was copied, as its platform told. Links of a copy have new ids, so
 * this is how the settings of a link's original can be found. Thread-safe across nodes.
 */
public final class CourseOrigins {
  private static final Duration KEPT = Duration.ofDays(800);
  private static final int MOST = 100;

  private final Documents<Origins> documents;
  private final Clock clock;

  @Inject
  public CourseOrigins(AdapterStore store, Clock clock) {
    this.documents = new Documents<>(store, "course-origin", Origins.class);
    this.clock = clock;
  }

  record Origins(List<String> contexts) {
    Origins {
      contexts = List.copyOf(contexts);
    }
  }

  /** The ids of the courses from which this one was copied, newest first; empty when unknown. */
  public List<String> of(Tenant tenant, String context) {
    return documents.find(id(tenant, context)).map(Origins::contexts).orElse(List.of());
  }

  /**
   * Adds origins before those that are known. Idempotent.
   *
   * @param origins newest first
   */
  public void remember(Tenant tenant, String context, List<String> origins) {
    documents.update(
        id(tenant, context),
        before -> {
          Set<String> all = new LinkedHashSet<>(origins);
          before.ifPresent(known -> all.addAll(known.contexts()));
          all.remove(context);
          return new Origins(all.stream().limit(MOST).toList());
        },
        Optional.of(clock.instant().plus(KEPT)));
  }

  private static String id(Tenant tenant, String context) {
    return Fingerprint.ofParts(tenant.value(), context);
  }
}
