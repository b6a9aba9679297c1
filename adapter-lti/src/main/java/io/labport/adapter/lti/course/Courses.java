package io.labport.adapter.lti.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LaunchObserver;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The courses of all launches, kept for 400 days after the latest one. A launch costs one read, and
 * a write only when something changed or the last one is a day old. Thread-safe across nodes.
 */
public final class Courses implements LaunchObserver {
  private static final Duration KEPT = Duration.ofDays(400);
  private static final Duration DAY = Duration.ofDays(1);

  private final Documents<Course> courses;
  private final Tenants tenants;
  private final LtiConfig config;
  private final Clock clock;

  @Inject
  public Courses(AdapterStore store, Tenants tenants, LtiConfig config, Clock clock) {
    this.courses = new Documents<>(store, "course", Course.class);
    this.tenants = tenants;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void accepted(LtiMessage message) {
    Claims claims = message.claims();
    JsonNode context = claims.object("context");
    Optional<String> id = Claims.id(context.path("id"));
    CourseServices services = CourseServices.of(claims, config.allowHttp());
    if (id.isEmpty() || services.none()) {
      return;
    }
    Instant now = clock.instant();
    Course seen =
        new Course(
            message.registration().key(),
            message.deployment(),
            id.get(),
            Claims.text(context.path("label")).orElse(null),
            Claims.text(context.path("title")).orElse(null),
            services,
            now.toEpochMilli());
    Optional<Instant> expires = Optional.of(now.plus(KEPT));
    Course kept =
        courses.update(
            id(seen.id()),
            before -> before.map(b -> seen.over(b, DAY.toMillis())).orElse(seen),
            expires);
    if (kept.seenAt() == seen.seenAt()) {
      tenants.remember(message);
    }
  }

  public Optional<Course> find(CourseId course) {
    return courses.find(id(course));
  }

  public Optional<Course> find(Tenant tenant, String context) {
    return tenants
        .of(tenant)
        .flatMap(o -> find(new CourseId(o.registration(), o.deployment(), context)));
  }

  /** By the last part of the id under which {@link #page} lists it. */
  public Optional<Course> listed(String registration, String id) {
    return courses.find(registration + "/" + id);
  }

  /**
   * The next courses of a registration, in a fixed order.
   *
   * @param after the last part of the id of the last one before
   */
  public List<Documents.Kept<Course>> page(String registration, Optional<String> after, int limit) {
    String prefix = registration + "/";
    return courses.page(prefix, after.map(a -> prefix + a), limit).stream()
        .map(
            k ->
                new Documents.Kept<>(
                    k.id().substring(prefix.length()), k.document(), k.version(), k.expires()))
        .toList();
  }

  private static String id(CourseId course) {
    return course.registration() + "/" + Fingerprint.ofParts(course.deployment(), course.context());
  }
}
