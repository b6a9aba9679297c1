package io.labport.examples.lms.scorm;

import io.labport.examples.lms.scorm.ScormCommit.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learner's attempt at an activity, as the LMS sees it.
 *
 * @param number counts from 1
 * @param values all values of the latest commit that was stored
 * @param completion {@code completed}, {@code incomplete}, {@code not attempted} or {@code unknown}
 * @param success {@code passed}, {@code failed} or {@code unknown}
 * @param score percent: the raw score, or the scaled one of SCORM 2004 times 100
 * @param sessionTime of the latest session
 * @param totalTime of all sessions
 * @param suspended whether the next launch resumes it
 * @param initialized how often the content initialized
 * @param terminated how often it terminated
 * @param log everything that the player sent, in that order
 */
public record ScormAttempt(
    int number,
    ScormVersion version,
    Map<String, String> values,
    String completion,
    String success,
    Optional<BigDecimal> score,
    Duration sessionTime,
    Duration totalTime,
    boolean suspended,
    int initialized,
    int terminated,
    List<ScormCommit> log) {

  public ScormAttempt {
    values = Map.copyOf(values);
    log = List.copyOf(log);
  }

  static ScormAttempt of(ScormActivity activity, int number, List<ScormCommit> log) {
    ScormVersion version = activity.version();
    Optional<ScormCommit> latest =
        log.stream().filter(ScormCommit::applied).reduce((earlier, later) -> later);
    Map<String, String> values = latest.map(ScormCommit::values).orElse(Map.of());
    boolean suspended =
        latest
            .filter(
                it ->
                    it.navigation().equals("suspendAll")
                        || exit(version, it.values()).equals("suspend"))
            .isPresent();
    Standing standing =
        Standing.of(
            activity,
            values,
            latest.filter(it -> it.kind() == Kind.TERMINATE && !suspended).isPresent());
    Map<String, Duration> sessions = new LinkedHashMap<>();
    log.stream()
        .filter(ScormCommit::stores)
        .forEach(it -> sessions.put(it.session(), sessionTime(version, it.values())));
    return new ScormAttempt(
        number,
        version,
        values,
        standing.completion(),
        standing.success(),
        standing.score(),
        latest.map(it -> sessions.getOrDefault(it.session(), Duration.ZERO)).orElse(Duration.ZERO),
        // The LMS adds up what each session told last; a session that was torn off counts too.
        sessions.values().stream().reduce(Duration.ZERO, Duration::plus),
        suspended,
        (int) log.stream().filter(it -> it.kind() == Kind.INITIALIZE).count(),
        (int) log.stream().filter(it -> it.kind() == Kind.TERMINATE).count(),
        log);
  }

  /** What people are shown: the lesson status, or completion and success. */
  public String status() {
    return version.is2004()
        ? completion + ", " + success
        : values.getOrDefault("cmi.core.lesson_status", "not attempted");
  }

  /** A value of the latest commit that was stored; empty if there is none. */
  public String value(String element) {
    return values.getOrDefault(element, "");
  }

  /** What was sent to be stored, in that order. */
  public List<ScormCommit> commits() {
    return log.stream().filter(ScormCommit::stores).toList();
  }

  /** Everything the content called, in that order. */
  public List<ScormCall> calls() {
    return log.stream().flatMap(it -> it.calls().stream()).toList();
  }

  private static String exit(ScormVersion version, Map<String, String> values) {
    return values.getOrDefault(version.is2004() ? "cmi.exit" : "cmi.core.exit", "");
  }

  private static Duration sessionTime(ScormVersion version, Map<String, String> values) {
    return Timespans.parse(
        values.getOrDefault(version.is2004() ? "cmi.session_time" : "cmi.core.session_time", ""));
  }
}
