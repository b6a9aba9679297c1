package io.labport.adapter.lti.course;

import org.jspecify.annotations.Nullable;

/**
 * A course from which somebody has launched.
 *
 * @param label short, as on a timetable; null when no launch had one
 * @param title null when no launch had one
 * @param seenAt of a recent launch, to the day, in milliseconds since 1970
 */
public record Course(
    String registration,
    String deployment,
    String context,
    @Nullable String label,
    @Nullable String title,
    CourseServices services,
    long seenAt) {

  public CourseId id() {
    return new CourseId(registration, deployment, context);
  }

  Course over(Course before, long day) {
    Course merged =
        new Course(
            registration,
            deployment,
            context,
            label != null ? label : before.label,
            title != null ? title : before.title,
            services.over(before.services),
            before.seenAt);
    boolean asBefore = merged.equals(before) && seenAt - before.seenAt < day;
    return asBefore ? before : merged.seen(seenAt);
  }

  private Course seen(long at) {
    return new Course(registration, deployment, context, label, title, services, at);
  }
}
