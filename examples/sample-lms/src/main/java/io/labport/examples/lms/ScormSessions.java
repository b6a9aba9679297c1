package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormFault;
import io.labport.examples.lms.scorm.ScormSettings;
import io.labport.examples.lms.scorm.ScormShelf;
import io.labport.examples.lms.scorm.ScormTracking;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.Fields;

/** What the player's scripts ask the LMS. */
final class ScormSessions {

  private static final String JSON = "application/json";

  private final Platform platform;
  private final ScormShelf shelf;
  private final ScormTracking tracking;

  ScormSessions(Platform platform, ScormShelf shelf, ScormTracking tracking) {
    this.platform = platform;
    this.shelf = shelf;
    this.tracking = tracking;
  }

  /** A player begins: the answer has all that the data model starts with. */
  Answer begin(Incoming request) {
    ScormActivity activity = posted(request);
    Member learner = learner(activity, request.query());
    ScormSettings settings = asked(shelf.settings(activity), request.query());
    ScormTracking.Begun begun =
        tracking.begin(
            activity,
            settings,
            learner.id(),
            learner.privacy().sharesNames()
                ? learner.familyName() + ", " + learner.givenName()
                : "");
    ObjectNode body =
        Json.object()
            .put("session", begun.session())
            .put("attempt", begun.attempt())
            .put("sco", activity.sco())
            .put("dialect", activity.version().dialect())
            .put("masteryOverride", settings.masteryOverride())
            .put("apiDelay", settings.apiDelay().toMillis());
    begun.values().forEach(body.putObject("values")::put);
    ArrayNode faults = body.putArray("faults");
    settings.faults().forEach(fault -> faults.add(fault.word()));
    return Answer.json(201, JSON, body);
  }

  /** A player sends what it has; a session that is over, or was never there, is gone. */
  Answer commit(Incoming request) {
    ScormActivity activity = posted(request);
    boolean taken =
        Json.parseObject(request.body())
            .flatMap(body -> ScormJson.sent(body, platform.clock().instant()))
            .map(sent -> tracking.take(activity.id(), sent))
            .orElseThrow(() -> new Refusal(400, "the body is not what the player sends"));
    return taken
        ? Answer.json(200, JSON, Json.object().put("result", true))
        : Answer.problem(410, "the session is over");
  }

  /** A learner's attempts, for programs. */
  Answer attempts(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    ScormActivity activity = activity(request);
    List<JsonNode> attempts =
        tracking.attempts(activity, learner(activity, request.query()).id()).stream()
            .<JsonNode>map(ScormJson::shown)
            .toList();
    ObjectNode body = Json.object();
    body.putArray("attempts").addAll(attempts);
    return Answer.json(200, JSON, body);
  }

  private ScormActivity posted(Incoming request) {
    if (!request.method().equals("POST")) {
      throw ServiceDoor.wrongMethod("POST");
    }
    CopyForm.sameOrigin(platform, request);
    return activity(request);
  }

  private ScormActivity activity(Incoming request) {
    return shelf
        .activity(request.segments().get(1))
        .orElseThrow(() -> new Refusal(404, "there is no such activity"));
  }

  private Member learner(ScormActivity activity, Fields query) {
    return platform
        .course(activity.courseId())
        .flatMap(course -> Optional.ofNullable(query.getValue("as")).flatMap(course::member))
        .orElseThrow(() -> new Refusal(404, "there is no such member"));
  }

  /** The page's address may break the API for one opening. */
  private static ScormSettings asked(ScormSettings settings, Fields query) {
    ScormSettings asked = settings;
    String faults = query.getValue("api");
    if (faults != null) {
      Set<String> words = Set.copyOf(Arrays.asList(faults.split(",", -1)));
      Set<ScormFault> wanted = EnumSet.allOf(ScormFault.class);
      wanted.removeIf(fault -> !words.contains(fault.word()));
      asked = asked.withFaults(wanted);
    }
    String delay = query.getValue("delay");
    if (delay != null && delay.matches("[0-9]{1,6}")) {
      asked = asked.withApiDelay(Duration.ofMillis(Long.parseLong(delay)));
    }
    return asked;
  }
}
