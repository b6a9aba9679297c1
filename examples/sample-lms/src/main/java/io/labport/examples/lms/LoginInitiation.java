package io.labport.examples.lms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.Fields;

/**
 * Third-party initiated login: LTI Core 1.3 by way of the Security Framework 1.0, section 5.1.1.1.
 */
final class LoginInitiation {

  private final Platform platform;
  private final Launches launches;
  private final PickRequests picks;
  private final Gradebook gradebook;
  private final Pages pages;
  private final AtomicReference<LoginMethod> method;

  LoginInitiation(
      Platform platform,
      Launches launches,
      PickRequests picks,
      Gradebook gradebook,
      Pages pages,
      LoginMethod method) {
    this.platform = platform;
    this.launches = launches;
    this.picks = picks;
    this.gradebook = gradebook;
    this.pages = pages;
    this.method = new AtomicReference<>(method);
  }

  void by(LoginMethod wanted) {
    method.set(wanted);
  }

  /** {@code /courses/<course>/links/<link>/launch?as=<user>&in=iframe|window&by=get|post}. */
  Answer launch(Incoming request) {
    Course course = course(request);
    String id = request.segments().get(3);
    Link link =
        course
            .link(id)
            .or(() -> navigation(course, id))
            .orElseThrow(() -> new Refusal(404, "there is no such link"));
    return begin(request, course, new Purpose.OpenLink(link));
  }

  /** {@code /courses/<course>/pick?as=<user>&in=iframe|window&by=get|post}: Deep Linking. */
  Answer pick(Incoming request) {
    Course course = course(request);
    if (member(request, course, "as").role() != Role.TEACHER) {
      throw new Refusal(403, "only teachers add something to a course");
    }
    return begin(request, course, picks.begin(course, platform.deploymentOf(course)));
  }

  /** {@code /courses/<course>/columns/<number>/review?as=<user>&for=<learner>&in=...}. */
  Answer review(Incoming request) {
    Course course = course(request);
    String number = request.segments().get(3);
    LineItem column =
        Optional.of(number)
            .filter(digits -> digits.matches("[0-9]{1,18}"))
            .flatMap(digits -> gradebook.column(course.id(), Long.parseLong(digits)))
            .orElseThrow(() -> new Refusal(404, "there is no such column"));
    return begin(
        request,
        course,
        new Purpose.ReviewWork(
            column, column.linkId().flatMap(course::link), member(request, course, "for")));
  }

  private Answer begin(Incoming request, Course course, Purpose purpose) {
    Fields query = request.query();
    Presentation presentation =
        Optional.ofNullable(query.getValue("in"))
            .flatMap(Presentation::of)
            .orElse(Presentation.WINDOW);
    Occasion occasion = new Occasion(course, member(request, course, "as"), presentation, purpose);
    ToolRegistration tool = platform.tool();
    Map<String, String> parameters = parameters(tool, launches.begin(occasion));
    String by = query.getValue("by");
    boolean asForm = by == null ? method.get() == LoginMethod.POST : by.equals("post");
    return asForm
        ? pages.autoForm(tool.loginUrl().toString(), parameters)
        : Answer.redirect(withQuery(tool.loginUrl().toString(), parameters));
  }

  private Map<String, String> parameters(ToolRegistration tool, Launch launch) {
    Course course = launch.occasion().course();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("iss", platform.issuer());
    parameters.put("login_hint", launch.loginHint());
    parameters.put("target_link_uri", launch.occasion().purpose().target(tool).toString());
    parameters.put("lti_message_hint", launch.messageHint());
    if (!platform.has(Quirk.LOGIN_WITHOUT_CLIENT_ID)) {
      parameters.put("lti_deployment_id", platform.deploymentOf(course));
      parameters.put("client_id", tool.clientId());
    }
    if (platform.has(Quirk.CANVAS_LOGIN)) {
      parameters.put("deployment_id", platform.deploymentOf(course));
      parameters.put("canvas_region", "us-east-1");
      parameters.put("canvas_environment", "prod");
    }
    return parameters;
  }

  private Course course(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    return platform
        .course(request.segments().get(1))
        .orElseThrow(() -> new Refusal(404, "there is no such course"));
  }

  private static Member member(Incoming request, Course course, String parameter) {
    return Optional.ofNullable(request.query().getValue(parameter))
        .flatMap(course::member)
        .orElseThrow(() -> new Refusal(404, "nobody of that name is in the course"));
  }

  /** Canvas' links in a course's navigation belong to no assignment: their id is the course's. */
  private Optional<Link> navigation(Course course, String id) {
    return platform.has(Quirk.NAVIGATION_LINK_IS_CONTEXT) && id.equals(course.id())
        ? Optional.of(Link.ungraded(course.id(), course.title(), Map.of()))
        : Optional.empty();
  }

  static String withQuery(String url, Map<String, String> parameters) {
    StringJoiner query = new StringJoiner("&", url.contains("?") ? "&" : "?", "");
    parameters.forEach(
        (name, value) -> query.add(Platform.encoded(name) + "=" + Platform.encoded(value)));
    return url + query;
  }
}
