package io.labport.adapter.lti.desk;

import io.labport.adapter.lti.course.Course;
import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.course.Courses;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import java.util.Optional;

/**
 * Which course a path means: by deployment and context, or, because ids of platforms may hold what
 * no path can, by the id under which the course is listed.
 */
final class AskedCourse {
  private AskedCourse() {}

  static CourseId of(WebRequest request, Courses courses) {
    String registration = Asked.variable(request, "registration");
    String listed = Asked.variable(request, "course");
    Optional<Course> byList = courses.listed(registration, listed);
    return byList
        .map(Course::id)
        .orElseGet(
            () ->
                new CourseId(
                    registration,
                    Asked.variable(request, "deployment"),
                    Asked.variable(request, "context")));
  }
}
