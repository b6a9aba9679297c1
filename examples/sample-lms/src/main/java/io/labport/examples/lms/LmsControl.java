package io.labport.examples.lms;

import io.labport.examples.lms.scorm.ScormAttempt;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What tests do to a sample LMS and see of it. Thread-safe. */
public final class LmsControl {

  /** What the control acts upon. */
  record Parts(
      Platform platform,
      Gradebook gradebook,
      CallLog log,
      FaultQueue faults,
      Tampering tampering,
      AccessTokens tokens,
      TokenEndpoint tokenEndpoint,
      ToolKeys toolKeys,
      IdTokens idTokens,
      ScoresService scores,
      LoginInitiation logins,
      LaunchClaims claims,
      Notices notices,
      Throttle throttle,
      Scorm scorm) {}

  private final LaunchClaims claims;
  private final Notices notices;
  private final Throttle throttle;
  private final Scorm scorm;
  private final Platform platform;
  private final Gradebook gradebook;
  private final CallLog log;
  private final FaultQueue faults;
  private final Tampering tampering;
  private final AccessTokens tokens;
  private final TokenEndpoint tokenEndpoint;
  private final ToolKeys toolKeys;
  private final IdTokens idTokens;
  private final ScoresService scores;
  private final LoginInitiation logins;
  private final Consumer<Availability> door;

  LmsControl(Parts parts, Consumer<Availability> door) {
    this.platform = parts.platform();
    this.gradebook = parts.gradebook();
    this.log = parts.log();
    this.faults = parts.faults();
    this.tampering = parts.tampering();
    this.tokens = parts.tokens();
    this.tokenEndpoint = parts.tokenEndpoint();
    this.toolKeys = parts.toolKeys();
    this.idTokens = parts.idTokens();
    this.scores = parts.scores();
    this.logins = parts.logins();
    this.claims = parts.claims();
    this.notices = parts.notices();
    this.throttle = parts.throttle();
    this.scorm = parts.scorm();
    this.door = door;
  }

  /** The next call of the endpoint meets the fault. Faults queue up. */
  public void next(Endpoint endpoint, Fault fault) {
    next(endpoint, 1, fault);
  }

  /** The next so many calls of the endpoint meet the fault. */
  public void next(Endpoint endpoint, int times, Fault fault) {
    faults.add(endpoint, times, fault);
  }

  /** All calls of the endpoint meet the fault, once those of {@code next} are used up. */
  public void always(Endpoint endpoint, Fault fault) {
    faults.always(endpoint, fault);
  }

  /** Takes back all faults. */
  public void clearFaults() {
    faults.clear();
  }

  /** Leaves and comes back. */
  public void availability(Availability wanted) {
    door.accept(wanted);
  }

  /** How often the endpoint was called, with whatever outcome. */
  public int calls(Endpoint endpoint) {
    return log.count(endpoint);
  }

  /** The latest 20,000 requests, oldest first. */
  public List<LoggedCall> requests() {
    return log.all();
  }

  /** Of those, the ones for an endpoint. */
  public List<LoggedCall> requests(Endpoint endpoint) {
    return log.all().stream().filter(call -> call.endpoint() == endpoint).toList();
  }

  /** Sets counts to zero and forgets requests and score attempts. */
  public void forgetRequests() {
    log.clear();
    scores.forgetAttempts();
  }

  /**
   * Every score that was posted, taken or refused, oldest first. Posts that met a fault before
   * acting are not among them.
   */
  public List<ScoreAttempt> scores() {
    return scores.attempts();
  }

  /** Of those, the ones for the columns of a link. */
  public List<ScoreAttempt> scores(String linkId, String userId) {
    return scores.attempts().stream()
        .filter(attempt -> attempt.linkId().equals(Optional.of(linkId)))
        .filter(attempt -> attempt.userId().equals(Optional.of(userId)))
        .toList();
  }

  /**
   * What the gradebook holds in the link's first column; empty if nothing ever came.
   *
   * @throws IllegalArgumentException if there is no such link
   */
  public Optional<Grade> gradeOf(String linkId, String userId) {
    return firstColumn(linkId).flatMap(column -> gradebook.grade(column, userId));
  }

  /** What the gradebook holds in a column, by the number in its address. */
  public Optional<Grade> gradeIn(LineItem column, String userId) {
    return gradebook.grade(column, userId);
  }

  /** All columns of a course, oldest first. */
  public List<LineItem> lineItems(String courseId) {
    return gradebook.columns(courseId);
  }

  /** The address of a column, as services and launches name it. */
  public String lineItemUrl(LineItem column) {
    return platform.lineItemUrl(platform.course(column.courseId()).orElseThrow(), column);
  }

  /** Takes a column away, as a teacher may, with or without a link. */
  public void deleteLineItem(LineItem column) {
    gradebook.remove(column);
  }

  /**
   * A teacher overrides the grade of a link's first column now: scores with earlier timestamps are
   * refused from now on.
   *
   * @throws IllegalArgumentException if the link has no column
   */
  public void gradeByHand(String linkId, String userId, BigDecimal score, String comment) {
    LineItem column =
        firstColumn(linkId)
            .orElseThrow(() -> new IllegalArgumentException(linkId + " has no column"));
    Instant now = platform.clock().instant();
    Instant time =
        gradebook
            .latest(column, userId)
            .filter(latest -> !now.isAfter(latest))
            .map(latest -> latest.plusMillis(1))
            .orElse(now);
    gradebook.apply(
        column,
        userId,
        false,
        there ->
            new Cell(
                Optional.of(score),
                column.maximum(),
                "",
                comment,
                "",
                "",
                there.map(Cell::attempts).orElse(0),
                time));
  }

  /**
   * A learner's attempts at a SCORM activity of a course, oldest first.
   *
   * @throws IllegalArgumentException if the course has no such activity
   */
  public List<ScormAttempt> scorm(String courseId, String activityId, String learnerId) {
    if (scorm.packages(courseId).stream()
        .flatMap(it -> it.activities().stream())
        .noneMatch(it -> it.id().equals(activityId))) {
      throw new IllegalArgumentException(courseId + " has no activity " + activityId);
    }
    return scorm.attempts(activityId, learnerId);
  }

  /** Makes every access token invalid; the tool can get new ones. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** How long access tokens issued from now on live; an hour at first. */
  public void tokenLife(Duration life) {
    tokens.life(life);
  }

  /** Grants no more than these scopes, silently, whatever else is asked for and allowed. */
  public void grantAtMost(Set<String> scopes) {
    tokenEndpoint.grantAtMost(scopes);
  }

  /**
   * Refuses service calls beyond so many within a time of the clock, as the profile does it; see
   * {@link Quirk#THROTTLES_WITH_403}.
   */
  public void throttle(int calls, Duration within) {
    throttle.allow(calls, within);
  }

  /** How many entries a page of a container has at most. */
  public void pageSize(int most) {
    platform.pageSize(most);
  }

  /** From now on launches tell of the tool's life before LTI 1.3; an empty value ends it. */
  public void migrateFrom(Optional<Migration> former) {
    claims.migration(former);
  }

  /** Notices sent to the tool, in the order of their answers. */
  public List<NoticeDelivery> notices() {
    return notices.deliveries();
  }

  /** Has the tool's key set fetched anew at the next token request. */
  public void forgetToolKeys() {
    toolKeys.forget();
  }

  /** How logins are initiated from now on. */
  public void loginBy(LoginMethod method) {
    logins.by(method);
  }

  /** Signs other claims than the right ones in the next id token, with the right key. */
  public void nextClaims(UnaryOperator<Map<String, Object>> change) {
    tampering.nextToken(claims -> idTokens.sign(change.apply(claims)));
  }

  /** Makes the next id token from the right claims, in any way; see {@link IdTokens}. */
  public void nextIdToken(Function<Map<String, Object>, String> minting) {
    tampering.nextToken(minting);
  }

  /** Changes the fields of the next form that is posted to the tool's redirect URI. */
  public void nextAuthenticationResponse(UnaryOperator<Map<String, String>> change) {
    tampering.nextForm(change);
  }

  private Optional<LineItem> firstColumn(String linkId) {
    Course course = platform.courseOfLink(linkId);
    return gradebook.columnsOfLink(course, linkId).stream().findFirst();
  }
}
