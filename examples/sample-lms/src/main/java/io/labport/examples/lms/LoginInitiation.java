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
  private final Pages pages;
  private final AtomicReference<LoginMethod> method;

  LoginInitiation(Platform platform, Launches launches, Pages pages, LoginMethod method) {
    this.platform = platform;
    this.launches = launches;
    this.pages = pages;
    this.method = new AtomicReference<>(method);
  }

  void by(LoginMethod wanted) {
    method.set(wanted);
  }

  /** {@code /courses/<course>/links/<link>/launch?as=<user>&in=iframe|window&by=get|post}. */
  Answer launch(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    Fields query = request.query();
    Course course =
        platform
            .course(request.segments().get(1))
            .orElseThrow(() -> new Refusal(404, "there is no such course"));
    Link link =
        course
            .link(request.segments().get(3))
            .orElseThrow(() -> new Refusal(404, "there is no such link"));
    Member member =
        Optional.ofNullable(query.getValue("as"))
            .flatMap(course::member)
            .orElseThrow(() -> new Refusal(404, "nobody of that name is in the course"));
    Presentation presentation =
        Optional.ofNullable(query.getValue("in"))
            .flatMap(Presentation::of)
            .orElse(Presentation.WINDOW);
    ToolRegistration tool = platform.tool();
    Map<String, String> parameters =
        parameters(tool, launches.begin(course, link, member, presentation));
    String by = query.getValue("by");
    boolean asForm = by == null ? method.get() == LoginMethod.POST : by.equals("post");
    return asForm
        ? pages.autoForm(tool.loginUrl().toString(), parameters)
        : Answer.redirect(withQuery(tool.loginUrl().toString(), parameters));
  }

  private Map<String, String> parameters(ToolRegistration tool, Launch launch) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("iss", platform.issuer());
    parameters.put("login_hint", launch.loginHint());
    parameters.put(
        "target_link_uri", launch.link().targetLinkUri().orElse(tool.targetLinkUri()).toString());
    parameters.put("lti_message_hint", launch.messageHint());
    parameters.put("lti_deployment_id", platform.deploymentOf(launch.course()));
    parameters.put("client_id", tool.clientId());
    if (platform.storage() != StorageFrame.NONE) {
      parameters.put("lti_storage_target", platform.storage().target());
    }
    return parameters;
  }

  private static String withQuery(String url, Map<String, String> parameters) {
    StringJoiner query = new StringJoiner("&", url.contains("?") ? "&" : "?", "");
    parameters.forEach(
        (name, value) -> query.add(Platform.encoded(name) + "=" + Platform.encoded(value)));
    return url + query;
  }
}
