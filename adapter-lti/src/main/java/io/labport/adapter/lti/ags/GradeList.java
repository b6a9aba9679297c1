package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows an administrator what became of scores. Learners are named only on request. */
public final class GradeList implements AdminHandler {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Grades grades;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  GradeList(Grades grades) {
    this.grades = grades;
  }

  @Override
  public WebResponse answer(WebRequest request) throws Exception {
    boolean users = Asked.is(request, "users");
    Grades.Page page =
        grades.list(
            request.queryParameter("registration"),
            Asked.constant(request, "state", GradeState.Status.class),
            request.queryParameter("after"),
            Asked.limit(request, USUAL, MOST));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("grades", page.grades().stream().map(g -> shown(g, users)).toList());
    page.next().ifPresent(next -> document.put("next", next));
    return WebResponse.json(200, json.writeValueAsString(document));
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
    shown.put("state", Asked.spelt(grade.state()));
    shown.put("content", grade.content());
    grade.timestamp().ifPresent(at -> shown.put("timestamp", at.toString()));
    grade.code().ifPresent(code -> shown.put("code", code));
    grade
        .meaning()
        .ifPresent(
            meaning -> {
              shown.put("why", meaning.words());
              shown.put("solvedBy", Asked.spelt(meaning.solver()));
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
}
