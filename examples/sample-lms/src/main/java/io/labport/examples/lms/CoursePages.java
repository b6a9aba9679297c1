package io.labport.examples.lms;

import io.labport.examples.lms.PageModels.CoursePage;
import io.labport.examples.lms.PageModels.Frame;
import io.labport.examples.lms.PageModels.LinkRow;
import io.labport.examples.lms.PageModels.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;

/** The page of a course: its links, and ways into the tool for everybody. */
final class CoursePages {

  private CoursePages() {}

  static CoursePage course(Platform platform, ScormGrades scorm, Course course, Fields query) {
    List<LinkRow> rows = new ArrayList<>();
    for (Link link : course.links()) {
      rows.add(new LinkRow(link, openings(course, link)));
    }
    List<Opening> pickers = new ArrayList<>();
    for (Member member : course.members()) {
      if (member.role() == Role.TEACHER) {
        pickers.add(
            new Opening(
                "pick-" + member.id(),
                member,
                coursePath(course) + "?pick=1&as=" + member.id() + "#tool",
                pickPath(course.id(), member.id(), Presentation.WINDOW)));
      }
    }
    List<Opening> navigation =
        platform.has(Quirk.NAVIGATION_LINK_IS_CONTEXT)
            ? openings(course, navigation(course))
            : List.of();
    return new CoursePage(
        course,
        rows,
        scorm.rows(course),
        pickers,
        navigation,
        frame(course, query),
        platform.storage());
  }

  private static Link navigation(Course course) {
    return Link.ungraded(course.id(), "Course navigation", Map.of());
  }

  private static List<Opening> openings(Course course, Link link) {
    List<Opening> openings = new ArrayList<>();
    for (Member member : course.members()) {
      openings.add(
          new Opening(
              "launch-" + link.id() + "-" + member.id(),
              member,
              coursePath(course) + "?open=" + link.id() + "&as=" + member.id() + "#tool",
              launchPath(course.id(), link.id(), member.id(), Presentation.WINDOW)));
    }
    return openings;
  }

  private static Frame frame(Course course, Fields query) {
    Optional<Member> as = Optional.ofNullable(query.getValue("as")).flatMap(course::member);
    if (as.isPresent() && query.getValue("pick") != null) {
      return new Frame(
          pickPath(course.id(), as.get().id(), Presentation.FRAME),
          "Add a lab, as " + as.get().fullName());
    }
    String open = query.getValue("open");
    Optional<Link> link =
        open != null && open.equals(course.id())
            ? Optional.of(navigation(course))
            : Optional.ofNullable(open).flatMap(course::link);
    if (link.isEmpty() || as.isEmpty()) {
      return new Frame("", "");
    }
    return new Frame(
        launchPath(course.id(), link.get().id(), as.get().id(), Presentation.FRAME),
        link.get().title() + ", as " + as.get().fullName());
  }

  static String coursePath(Course course) {
    return "/courses/" + course.id();
  }

  static String launchPath(
      String courseId, String linkId, String userId, Presentation presentation) {
    return "/courses/%s/links/%s/launch?as=%s&in=%s"
        .formatted(courseId, linkId, userId, presentation.documentTarget());
  }

  static String pickPath(String courseId, String teacherId, Presentation presentation) {
    return "/courses/%s/pick?as=%s&in=%s"
        .formatted(courseId, teacherId, presentation.documentTarget());
  }

  static String reviewPath(
      LineItem column, String viewerId, String learnerId, Presentation presentation) {
    return "/courses/%s/columns/%s/review?as=%s&for=%s&in=%s"
        .formatted(
            column.courseId(), column.number(), viewerId, learnerId, presentation.documentTarget());
  }
}
