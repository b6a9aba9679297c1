package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Assignment and Grade Services 2.0, section 3.4: takes scores, and remembers every try. */
final class ScoresService {

  private static final String FINAL = "FullyGraded";

  private final Platform platform;
  private final ServiceDoor door;
  private final Gradebook gradebook;
  private final List<ScoreAttempt> attempts = new ArrayList<>();

  ScoresService(Platform platform, ServiceDoor door, Gradebook gradebook) {
    this.platform = platform;
    this.door = door;
    this.gradebook = gradebook;
  }

  Answer scores(Incoming request) {
    if (!request.method().equals("POST")) {
      throw ServiceDoor.wrongMethod("POST");
    }
    try {
      Answer answer = post(request);
      remember(request, answer.status(), "");
      return answer;
    } catch (Refusal refusal) {
      remember(request, refusal.answer().status(), refusal.detail());
      throw refusal;
    }
  }

  List<ScoreAttempt> attempts() {
    synchronized (attempts) {
      return List.copyOf(attempts);
    }
  }

  void forgetAttempts() {
    synchronized (attempts) {
      attempts.clear();
    }
  }

  private Answer post(Incoming request) {
    door.requireScope(request, List.of(Scopes.SCORE));
    Course course = door.course(request);
    LineItem item = door.lineItem(request, course);
    ServiceDoor.requireContent(request, ScoreJson.MEDIA_TYPE);
    ScoreJson score =
        ScoreJson.read(
            Json.parseObject(request.body())
                .orElseThrow(() -> new Refusal(400, "the body must be one JSON object")));
    Member member =
        course
            .member(score.userId())
            .orElseThrow(() -> new Refusal(400, "the user is not enrolled in this course"));
    if (!member.role().isGraded()) {
      throw new Refusal(400, "the user is enrolled, but not as a learner");
    }
    // A platform may leave aside what is not fully graded; Moodle then shows no grade.
    Optional<BigDecimal> counted =
        score.gradingProgress().equals(FINAL) ? score.given() : Optional.empty();
    Cell cell =
        new Cell(
            counted,
            score.maximum().orElse(item.maximum()),
            score.comment(),
            score.activityProgress(),
            score.gradingProgress(),
            score.timestamp());
    if (!gradebook.apply(item, member.id(), cell)) {
      throw new Refusal(409, "there is a grade with this timestamp or a later one");
    }
    ObjectNode body = Json.object().put("resultUrl", platform.resultUrl(course, item, member.id()));
    return Answer.json(200, "application/json", body);
  }

  private void remember(Incoming request, int status, String problem) {
    String number = request.segments().get(3);
    Optional<Long> lineItem =
        number.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    Optional<String> link =
        lineItem
            .flatMap(known -> gradebook.column(request.segments().get(1), known))
            .flatMap(LineItem::linkId);
    Optional<String> user =
        Json.parseObject(request.body())
            .flatMap(json -> Optional.ofNullable(json.path("userId").textValue()));
    ScoreAttempt attempt =
        new ScoreAttempt(
            platform.clock().instant(), lineItem, link, user, request.body(), status, problem);
    synchronized (attempts) {
      attempts.add(attempt);
    }
  }
}
