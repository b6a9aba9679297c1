package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where tools post their answer to a Deep Linking request: Deep Linking 2.0, section 4.4.2. */
final class ContentReturn {

  private static final Logger LOG = LoggerFactory.getLogger(ContentReturn.class);
  private static final String RESPONSE = "LtiDeepLinkingResponse";

  private final Platform platform;
  private final PickRequests requests;
  private final ToolMessages messages;
  private final Teaching teaching;
  private final Pages pages;

  ContentReturn(
      Platform platform,
      PickRequests requests,
      ToolMessages messages,
      Teaching teaching,
      Pages pages) {
    this.platform = platform;
    this.requests = requests;
    this.messages = messages;
    this.teaching = teaching;
    this.pages = pages;
  }

  Answer take(Incoming request) {
    if (!request.method().equals("POST")) {
      throw ServiceDoor.wrongMethod("POST");
    }
    Course course =
        platform
            .course(request.segments().get(1))
            .orElseThrow(() -> new Refusal(404, "there is no such course"));
    String id = Optional.ofNullable(request.query().getValue("request")).orElse("");
    Optional<PickRequests.Pending> pending =
        requests.find(id).filter(one -> one.courseId().equals(course.id()));
    Fields form = request.form();
    List<String> sent = form.getValuesOrEmpty("JWT");
    if (pending.isEmpty()) {
      return refused(course, "this address awaits no answer, or no longer");
    }
    if (sent.size() != 1) {
      return refused(course, "the form must have one field JWT");
    }
    return take(course, id, pending.get(), sent.get(0));
  }

  private Answer take(Course course, String id, PickRequests.Pending pending, String jwt) {
    ToolMessages.Checked checked = messages.check(jwt, RESPONSE, pending.deploymentId());
    List<String> problems = new ArrayList<>(checked.problems());
    ObjectNode claims = checked.claims();
    if (claims.isEmpty()) {
      return answer(course, problems, claims, List.of());
    }
    data(pending.settings(), claims, problems);
    for (String text : List.of("msg", "log", "errormsg", "errorlog")) {
      JsonNode value = claims.path(LaunchClaims.DEEP_LINKING + text);
      if (!value.isMissingNode() && !value.isTextual()) {
        problems.add(text + " must be a string");
      }
    }
    List<ContentItem> items =
        new ContentItems(platform.tool(), pending.settings(), problems)
            .read(claims.path(LaunchClaims.DEEP_LINKING + "content_items"));
    if (problems.isEmpty() && !requests.end(id)) {
      problems.add("the request has been answered");
    }
    List<String> added = problems.isEmpty() ? teaching.add(course.id(), items) : List.of();
    return answer(course, problems, claims, added);
  }

  private static void data(DeepLinkingSettings settings, ObjectNode claims, List<String> problems) {
    JsonNode echoed = claims.path(LaunchClaims.DEEP_LINKING + "data");
    String sent = settings.data().orElse("");
    if (sent.isEmpty() && !echoed.isMissingNode()) {
      problems.add("data was not sent and must not come back");
    }
    if (!sent.isEmpty() && !sent.equals(echoed.textValue())) {
      problems.add("data must come back exactly as it was sent");
    }
  }

  private Answer refused(Course course, String problem) {
    return answer(course, List.of(problem), Json.object(), List.of());
  }

  private Answer answer(
      Course course, List<String> problems, ObjectNode claims, List<String> added) {
    int status = problems.isEmpty() ? 200 : 400;
    List<String> items = new ArrayList<>();
    claims
        .path(LaunchClaims.DEEP_LINKING + "content_items")
        .forEach(item -> items.add(Json.write(item)));
    DeepLinkAnswer answer =
        new DeepLinkAnswer(
            course.id(),
            status,
            problems,
            items,
            added,
            text(claims, "msg"),
            text(claims, "errormsg"),
            text(claims, "log"),
            text(claims, "errorlog"));
    teaching.remember(answer);
    if (!problems.isEmpty()) {
      LOG.info("a Deep Linking answer was refused: {}", problems);
    }
    return pages.picked(course, answer);
  }

  private static Optional<String> text(ObjectNode claims, String name) {
    return Optional.ofNullable(claims.path(LaunchClaims.DEEP_LINKING + name).textValue());
  }
}
