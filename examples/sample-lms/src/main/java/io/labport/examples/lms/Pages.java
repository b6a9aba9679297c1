package io.labport.examples.lms;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.labport.examples.lms.PageModels.Admin;
import io.labport.examples.lms.PageModels.AutoForm;
import io.labport.examples.lms.PageModels.Courses;
import io.labport.examples.lms.PageModels.GradebookPage;
import io.labport.examples.lms.PageModels.Message;
import io.labport.examples.lms.PageModels.Picked;
import io.labport.examples.lms.PageModels.Roster;
import io.labport.examples.lms.PageModels.Row;
import io.labport.examples.lms.PageModels.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see. */
final class Pages {

  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  // The tool may lead its frame, and the answer to a form, on to hosts not known here.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " base-uri 'none'; frame-ancestors 'self'; frame-src http: https:; form-action %s";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());
  private final Platform platform;
  private final Gradebook gradebook;

  private final ScormGrades scorm;

  Pages(Platform platform, Gradebook gradebook, ScormGrades scorm) {
    this.scorm = scorm;
    this.platform = platform;
    this.gradebook = gradebook;
  }

  /** Everything no other endpoint answers. */
  Answer page(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    List<String> segments = request.segments();
    if (request.path().equals("/")) {
      return html(200, "courses.jte", new Courses(platform.courses()));
    }
    if (segments.get(0).equals("assets") && segments.size() == 2) {
      return Assets.named(segments.get(1))
          .orElseGet(() -> message(404, "There is nothing at this address."));
    }
    if (request.path().equals("/storage-frame")) {
      return html(200, "storage-frame.jte", Map.of());
    }
    Optional<Course> course =
        segments.get(0).equals("courses") && segments.size() > 1
            ? platform.course(segments.get(1))
            : Optional.empty();
    if (course.isPresent() && segments.size() == 2) {
      return html(
          200, "course.jte", CoursePages.course(platform, scorm, course.get(), request.query()));
    }
    if (course.isPresent() && segments.size() == 3 && segments.get(2).equals("gradebook")) {
      return gradebook(course.get());
    }
    if (course.isPresent() && segments.size() == 3 && segments.get(2).equals("people")) {
      return html(200, "people.jte", new Roster(course.get(), course.get().members()));
    }
    if (course.isPresent() && segments.size() == 3 && segments.get(2).equals("return")) {
      return returned(course.get(), request.query());
    }
    return message(404, "There is nothing at this address.");
  }

  /** A form that submits itself, with a button where scripts are off. */
  Answer autoForm(String action, Map<String, String> fields) {
    return html(200, "autoform.jte", new AutoForm(action, fields), "http: https:");
  }

  Answer message(int status, String text) {
    return html(status, "message.jte", new Message(text, ""));
  }

  Answer administration(Admin model) {
    return html(200, "admin.jte", model);
  }

  /** What came of a Deep Linking answer. */
  Answer picked(Course course, DeepLinkAnswer answer) {
    return html(answer.status(), "picked.jte", new Picked(answer, "/courses/" + course.id()));
  }

  private Answer gradebook(Course course) {
    List<LineItem> columns = gradebook.columns(course.id());
    List<Row> rows = new ArrayList<>();
    for (Member member : course.members()) {
      if (member.role().isGraded()) {
        Set<String> namedByLink = new HashSet<>();
        List<Shown> cells = new ArrayList<>();
        for (LineItem column : columns) {
          String place =
              column.linkId().filter(namedByLink::add).orElseGet(() -> "item" + column.number());
          cells.add(
              shown(
                  "grade-" + place + "-" + member.id(),
                  column,
                  gradebook.grade(column, member.id()),
                  reviewPath(course, column, member)));
        }
        scorm.activities(course).forEach(activity -> cells.add(scorm.cell(activity, member)));
        rows.add(new Row(member, cells));
      }
    }
    return html(
        200, "gradebook.jte", new GradebookPage(course, columns, scorm.activities(course), rows));
  }

  private static Shown shown(String id, LineItem column, Optional<Grade> grade, String review) {
    String maximum = column.maximum().toPlainString();
    if (grade.isEmpty()) {
      return new Shown(id, "", maximum, "", "", "", "", "");
    }
    Grade there = grade.get();
    String progress =
        there.activityProgress().isEmpty()
            ? "by hand"
            : there.activityProgress() + ", " + there.gradingProgress();
    return new Shown(
        id,
        there.score().map(BigDecimal::toPlainString).orElse(""),
        maximum,
        progress,
        there.comment(),
        there.attempts() == 0 ? "" : "Attempts: " + there.attempts(),
        there.timestamp().toString(),
        review);
  }

  /** Empty if the tool shows no work of this column, or nobody is there to look at it. */
  private static String reviewPath(Course course, LineItem column, Member learner) {
    return course.members().stream()
        .filter(member -> column.review().isPresent() && member.role() == Role.TEACHER)
        .findFirst()
        .map(
            teacher ->
                CoursePages.reviewPath(column, teacher.id(), learner.id(), Presentation.WINDOW))
        .orElse("");
  }

  /** LTI Core 1.3, section 5.4.7: the tool may hand texts back, for people and for the log. */
  private Answer returned(Course course, Fields query) {
    if (query.getValue("lti_log") != null || query.getValue("lti_errorlog") != null) {
      LOG.info(
          "the tool came back with log={} errorlog={}",
          query.getValue("lti_log"),
          query.getValue("lti_errorlog"));
    }
    String error = query.getValue("lti_errormsg");
    String text = error == null ? query.getValue("lti_msg") : error;
    return html(
        200,
        "message.jte",
        new Message(text == null ? "You have left the tool." : text, "/courses/" + course.id()));
  }

  Answer html(int status, String template, Object model) {
    return html(status, template, model, "'self'");
  }

  private Answer html(int status, String template, Object model, String formTargets) {
    StringOutput html = new StringOutput();
    templates.render(template, model, html);
    return Answer.of(status, "text/html; charset=utf-8", html.toString())
        .with("Content-Security-Policy", POLICY.formatted(formTargets))
        .with("Referrer-Policy", "no-referrer");
  }
}
