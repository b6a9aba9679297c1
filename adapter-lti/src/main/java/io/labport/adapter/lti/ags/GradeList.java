package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows an administrator what became of scores. Learners are named only on request. */
public final class GradeList implements WebHandler {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Grades grades;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  GradeList(Grades grades) {
    this.grades = grades;
  }

  @Override
  public WebResponse handle(WebRequest request) throws Exception {
    Optional<String> named = request.queryParameter("state");
    Optional<GradeState.Status> state = named.flatMap(GradeList::status);
    if (named.isPresent() && state.isEmpty()) {
      return unknownState();
    }
    String limit = request.queryParameter("limit").orElse(String.valueOf(USUAL));
    if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST) {
      return Problem.of(400, "lti.query-invalid", "A parameter of the query is wrong.")
          .detail("limit must be a number from 1 to " + MOST)
          .field("limit")
          .response();
    }
    boolean users = request.queryParameter("users").filter("true"::equals).isPresent();
    Grades.Page page =
        grades.list(
            request.queryParameter("registration"),
            state,
            request.queryParameter("after"),
            Integer.parseInt(limit));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("grades", page.grades().stream().map(g -> shown(g, users)).toList());
    page.next().ifPresent(next -> document.put("next", next));
    return WebResponse.json(200, json.writeValueAsString(document));
  }

  static Optional<GradeState.Status> status(String text) {
    for (GradeState.Status status : GradeState.Status.values()) {
      if (word(status).equals(text)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  static WebResponse unknownState() {
    return Problem.of(400, "lti.query-invalid", "A parameter of the query is wrong.")
        .detail("state must be waiting, sent, superseded, refused or buried")
        .field("state")
        .response();
  }

  private static Map<String, Object> shown(Grades.Grade grade, boolean users) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", grade.id());
    shown.put("run", grade.run());
    grade.activity().ifPresent(activity -> shown.put("activity", activity));
    shown.put("registration", grade.registration());
    shown.put("deployment", grade.deployment());
    grade.context().ifPresent(context -> shown.put("context", context));
    shown.put("resourceLink", grade.resourceLink());
    grade.title().ifPresent(title -> shown.put("title", title));
    shown.put("user", users ? grade.user() : grade.userHash());
    grade.column().ifPresent(column -> shown.put("column", column));
    shown.put("state", word(grade.state()));
    shown.put("content", grade.content());
    grade.timestamp().ifPresent(at -> shown.put("timestamp", at.toString()));
    grade.code().ifPresent(code -> shown.put("code", code));
    grade
        .meaning()
        .ifPresent(
            meaning -> {
              shown.put("why", meaning.words());
              shown.put("solvedBy", word(meaning.solver()));
            });
    shown.put(
        "attempts",
        grade.attempts().stream()
            .map(
                a -> {
                  Map<String, Object> attempt = new LinkedHashMap<>();
                  attempt.put("at", a.at().toString());
                  attempt.put("status", a.status());
                  attempt.put("outcome", a.outcome());
                  return attempt;
                })
            .toList());
    return shown;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
