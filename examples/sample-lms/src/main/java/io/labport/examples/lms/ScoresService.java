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
    Member member = learner(course, score.userId());
    boolean taken =
        gradebook.apply(
            item,
            member.id(),
            platform.has(Quirk.WHOLE_SECOND_TIMESTAMPS),
            there -> cell(item, score, there));
    if (!taken && !platform.has(Quirk.STALE_SCORE_IS_IGNORED)) {
      throw new Refusal(
          platform.has(Quirk.STALE_SCORE_IS_400) ? 400 : 409,
          "there is a grade with this timestamp or a later one");
    }
    ObjectNode body = Json.object().put("resultUrl", platform.resultUrl(course, item, member.id()));
    return Answer.json(200, "application/json", body);
  }

  private Member learner(Course course, String userId) {
    Optional<Member> member = course.member(userId);
    if (member.filter(one -> one.role().isGraded() && one.active()).isPresent()) {
      return member.get();
    }
    int status = 400;
    if (platform.has(Quirk.NO_LEARNER_IS_422)) {
      status = 422;
    } else if (platform.has(Quirk.NO_LEARNER_IS_403_OR_404)) {
      status = member.isPresent() ? 403 : 404;
    }
    throw new Refusal(
        status,
        member.isPresent()
            ? "the user is enrolled, but not as a learner"
            : "the user is not enrolled in this course");
  }

  /** What the cell becomes: platforms differ in what they take of a score. */
  private Cell cell(LineItem item, ScoreJson score, Optional<Cell> there) {
    boolean counts =
        score.gradingProgress().equals(FINAL)
            || (score.gradingProgress().equals("PendingManual")
                && platform.has(Quirk.PENDING_MANUAL_COUNTS));
    boolean keeps = !counts && !platform.has(Quirk.UNFINISHED_SCORES_CLEAR);
    Optional<BigDecimal> before = there.flatMap(Cell::given);
    Optional<BigDecimal> counted = counts ? score.given() : Optional.empty();
    boolean clearsAll = score.comment().isEmpty() && platform.has(Quirk.MISSING_COMMENT_CLEARS_ALL);
    return new Cell(
        keeps ? before : counted,
        keeps && before.isPresent()
            ? there.map(Cell::outOf).orElseThrow()
            : score.maximum().orElse(item.maximum()),
        score.comment(),
        clearsAll ? "" : there.map(Cell::teacherComment).orElse(""),
        score.activityProgress(),
        score.gradingProgress(),
        there.map(Cell::attempts).orElse(0) + (score.newSubmission() ? 1 : 0),
        score.timestamp());
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
