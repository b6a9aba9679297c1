package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administrator's door. */
class AdministrationTest {
  private static final String ONE = "/dispatches/{id}";
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, clock);

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private JsonNode create(int status, String body) throws Exception {
    return scene.json(status, scene.admin("POST", "/dispatches", Map.of(), Map.of(), body));
  }

  private JsonNode on(int status, String method, String path, String id, String body)
      throws Exception {
    return scene.json(status, scene.admin(method, ONE + path, Map.of("id", id), Map.of(), body));
  }

  private static String body(String more) {
    return "{'title':'Networks','labs':[{'lab':101}]%s}".formatted(more).replace('\'', '"');
  }

  @Test
  void aDispatchIsIssuedWithTheUsualTermsAndWithoutAnyKeyInTheAnswer() throws Exception {
    JsonNode made = create(201, body(""));

    assertThat(made.path("id").asText()).matches("[A-Za-z0-9_-]{22}");
    assertThat(made.path("tenant").asText()).isEqualTo("default");
    assertThat(made.path("state").asText()).isEqualTo("enabled");
    assertThat(made.path("flavour").asText()).isEqualTo("scorm-12");
    assertThat(made.path("labs").toString())
        .isEqualTo("[{\"slot\":\"1\",\"lab\":101,\"title\":\"Networks\"}]");
    assertThat(made.path("mapping").path("completion").asText()).isEqualTo("completed");
    assertThat(made.path("access").path("learnOrigins").asBoolean()).isTrue();
    Dispatch dispatch =
        scene.get(DispatchBook.class).find(made.path("id").asText()).orElseThrow();
    assertThat(made.toString()).doesNotContain(scene.get(LaunchKeys.class).key(dispatch, 1));
  }

  @Test
  void aCourseTakesTheTitlesOfItsLabsFromTheCatalog() throws Exception {
    JsonNode made =
        create(
            201,
            "{\"title\":\"Course\",\"labs\":[{\"lab\":101},{\"lab\":102,\"title\":\"Own\"}]}");
    assertThat(made.path("labs").toString())
        .isEqualTo(
            "[{\"slot\":\"1\",\"lab\":101,\"title\":\"Lab 101\"},"
                + "{\"slot\":\"2\",\"lab\":102,\"title\":\"Own\"}]");
  }

  @Test
  void everythingThatWasSaidIsReadAndShownAgain() throws Exception {
    String all =
        ",'tenant':'acme','flavour':'scorm-2004-3rd',"
            + "'access':{'notBefore':'2026-12-01T00:00:00Z','notAfter':'2027-06-30T12:00:00+02:00',"
            + "'origins':['https://LMS.example.edu/'],'learnOrigins':false},"
            + "'limits':{'registrations':100,'registrationResets':['2027-01-01T00:00:00Z'],"
            + "'allowNew':false,'launchesPerLearner':3,'concurrentLabs':20,'launchesPerDay':50},"
            + "'handling':{'unproven':'deny','newAttempt':'report-previous','identity':'raw',"
            + "'names':true,'language':'de'},"
            + "'mapping':{'completion':'task-percent:80','failure':'allow-retry',"
            + "'unscored':'passed','pendingCountsAsComplete':true,'scoreOnComplete':true,"
            + "'scoreDecimals':2,'rawScale':'native','time':'wall-clock','detail':'tasks',"
            + "'exitOnComplete':'suspend','keepBest':false,'masteryPercent':70,"
            + "'waitForScore':'PT5M'}";
    JsonNode made = create(201, body(all));

    assertThat(made.path("access").path("origins").get(0).asText()).isEqualTo(Scene.LMS);
    assertThat(made.path("access").path("notAfter").asText()).isEqualTo("2027-06-30T10:00:00Z");
    for (String part : List.of("limits", "handling", "mapping")) {
      JsonNode said =
          new com.fasterxml.jackson.databind.ObjectMapper().readTree(body(all)).path(part);
      assertThat(made.path(part)).isEqualTo(said);
    }
    JsonNode shown = on(200, "GET", "", made.path("id").asText(), "");
    assertThat(shown).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        ",'tenant':'No Good'|tenant|scorm.member-invalid|lower-case letters",
        ",'title':''|title|scorm.member-invalid|1 to 200 characters",
        ",'title':'two\\nlines'|title|scorm.member-invalid|without line breaks",
        ",'title':7|title|scorm.member-invalid|must be a text",
        ",'flavour':'aicc'|flavour|scorm.member-invalid|scorm-12, scorm-2004-3rd, scorm-2004-4th",
        ",'for':'nonsense'|for|scorm.member-invalid|must be one of",
        ",'labs':[]|labs|scorm.member-invalid|list of 1 to 100",
        ",'labs':[{'lab':999}]|labs[0].lab|scorm.lab-unknown|publishes to this API key",
        ",'labs':[{'lab':'x'}]|labs[0].lab|scorm.member-invalid|whole number",
        ",'labs':[{}]|labs[0].lab|scorm.lab-required|number of a lab",
        ",'labs':[{'lab':101,'slot':'9'}]|labs[0].slot|scorm.member-invalid|order of the labs",
        ",'labs':[{'lab':101,'name':'x'}]|labs[0].name|scorm.member-unknown|there are slot",
        ",'access':7|access|scorm.member-invalid|must be an object",
        ",'access':{'notBefore':'tomorrow'}|access.notBefore|scorm.member-invalid|with its zone",
        ",'access':{'notAfter':'2020-01-01T00:00:00Z'}|access.notAfter|scorm.member-invalid|passed",
        ",'access':{'notBefore':'2028-01-01T00:00:00Z','notAfter':'2027-01-01T00:00:00Z'}|access.notAfter|scorm.member-invalid|later than access.notBefore",
        ",'access':{'origins':['https://lms.example.edu/course']}|access.origins[0]|scorm.origin-invalid|without a path",
        ",'access':{'origins':['http://lms.example.edu']}|access.origins[0]|scorm.origin-invalid|over https",
        ",'access':{'origins':'https://lms.example.edu'}|access.origins|scorm.member-invalid|list",
        ",'access':{'learnOrigins':'yes'}|access.learnOrigins|scorm.member-invalid|true or false",
        ",'limits':{'registrations':0}|limits.registrations|scorm.member-invalid|1 or more",
        ",'limits':{'launchesPerDay':1.5}|limits.launchesPerDay|scorm.member-invalid|1 or more",
        ",'limits':{'registrationResets':['soon']}|limits.registrationResets[0]|scorm.member-invalid|with its zone",
        ",'handling':{'unproven':'maybe'}|handling.unproven|scorm.member-invalid|new-instance, deny, step-up",
        ",'handling':{'unproven':'step-up'}|handling.unproven|scorm.step-up-unavailable|withCodeSender",
        ",'handling':{'language':'xx'}|handling.language|scorm.member-invalid|must be one of en",
        ",'mapping':{'completion':'task-percent:0'}|mapping.completion|scorm.member-invalid|task-percent:80",
        ",'mapping':{'completion':'task-percent'}|mapping.completion|scorm.member-invalid|task-percent:80",
        ",'mapping':{'scoreDecimals':3}|mapping.scoreDecimals|scorm.member-invalid|from 0 to 2",
        ",'mapping':{'masteryPercent':101}|mapping.masteryPercent|scorm.member-invalid|from 0 to 100",
        ",'mapping':{'waitForScore':'-PT1M'}|mapping.waitForScore|scorm.member-invalid|not negative",
        ",'mapping':{'waitForScore':'soon'}|mapping.waitForScore|scorm.member-invalid|like PT2M",
        ",'colour':'red'|colour|scorm.member-unknown|there are title",
      })
  void whatIsWrongIsNamedWithItsRemedy(String more, String field, String code, String remedy)
      throws Exception {
    String base = "{'title':'Networks','labs':[{'lab':101}]}";
    String json = base;
    for (String name : List.of("title", "labs")) {
      if (more.startsWith(",'" + name + "'")) {
        json = json.replaceFirst("'" + name + "':('[^']*'|\\[[^]]*]),?", "");
      }
    }
    json = json.replaceFirst(",?}$", "") + (json.startsWith("{}") ? more.substring(1) : more) + "}";
    JsonNode problem = create(400, json.replace("{,", "{").replace('\'', '"'));

    assertThat(problem.path("problems")).as(problem.toString()).hasSize(1);
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("detail").asText()).startsWith(field).contains(remedy);
    assertThat(scene.get(ScormDispatches.class).list(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void threeMistakesAreNamedAtOnce() throws Exception {
    JsonNode problem =
        create(
            400,
            body(",'tenant':'A B','limits':{'registrations':-1},'mapping':{'detail':'all'}"));

    List<String> fields = new ArrayList<>();
    problem.path("problems").forEach(each -> fields.add(each.path("field").asText()));
    assertThat(fields).containsExactly("tenant", "limits.registrations", "mapping.detail");
    assertThat(problem.path("code").asText()).isEqualTo("scorm.dispatch-invalid");
    assertThat(problem.path("detail").asText())
        .contains("tenant must")
        .contains("limits.registrations must")
        .contains("mapping.detail must be one of none, summary, tasks");
  }

  @Test
  void whileSkillableIsAwayNoDispatchIsIssuedForALabThatNobodyCanLookUp() throws Exception {
    scene.skillableAway = true;
    JsonNode problem = create(503, body(""));
    assertThat(problem.path("code").asText()).isEqualTo("scorm.lab-unverified");
  }

  @Test
  void aBodyThatIsNoObjectIsRefused() throws Exception {
    for (String body : List.of("", "[]", "{", "null", "{\"title\":\"a\",\"title\":\"b\"}")) {
      assertThat(create(400, body).path("code").asText()).isEqualTo("scorm.body-unreadable");
    }
  }

  @Test
  void aChangeTouchesWhatItNamesAndNullBringsTheDefaultBack() throws Exception {
    String id = create(201, body(",'limits':{'registrations':5,'concurrentLabs':7}"))
        .path("id").asText();

    JsonNode after =
        on(200, "PATCH", "", id, "{\"title\":\"Routing\",\"limits\":{\"registrations\":null}}");

    assertThat(after.path("title").asText()).isEqualTo("Routing");
    assertThat(after.path("labs").get(0).path("title").asText()).isEqualTo("Routing");
    assertThat(after.path("limits").has("registrations")).isFalse();
    assertThat(after.path("limits").path("concurrentLabs").asInt()).isEqualTo(7);
    assertThat(after.path("history").get(1).path("what").asText())
        .isEqualTo("changed limits, title");
    assertThat(on(400, "PATCH", "", id, "{\"tenant\":\"other\",\"x\":1}").path("problems"))
        .hasSize(2);
    assertThat(on(404, "PATCH", "", "nobody", "{}").path("code").asText())
        .isEqualTo("scorm.dispatch-unknown");
  }

  @Test
  void aChangeWithoutTheLabsNeedsNoSkillable() throws Exception {
    String id = create(201, body("")).path("id").asText();
    scene.skillableAway = true;
    on(200, "PATCH", "", id, "{\"limits\":{\"registrations\":9}}");
    on(503, "PATCH", "", id, "{\"labs\":[{\"lab\":102}]}");
  }

  @Test
  void whatWasRevokedStaysSo() throws Exception {
    String id = create(201, body("")).path("id").asText();
    assertThat(on(200, "POST", "/disable", id, "").path("state").asText()).isEqualTo("disabled");
    assertThat(on(200, "POST", "/enable", id, "").path("state").asText()).isEqualTo("enabled");
    assertThat(on(200, "POST", "/revoke", id, "").path("state").asText()).isEqualTo("revoked");
    for (String action : List.of("/enable", "/disable", "/rotate")) {
      assertThat(on(409, "POST", action, id, "").path("code").asText())
          .isEqualTo("scorm.dispatch-revoked");
    }
    on(404, "POST", "/revoke", "nobody", "");
  }

  @Test
  void aRotationSaysUntilWhenTheOldKeyIsGood() throws Exception {
    String id = create(201, body("")).path("id").asText();
    JsonNode after = on(200, "POST", "/rotate", id, "{\"grace\":\"P1D\"}");
    assertThat(after.path("generation").asInt()).isEqualTo(2);
    assertThat(after.path("retired").get(0).path("acceptedUntil").asText())
        .isEqualTo(clock.instant().plus(Duration.ofDays(1)).toString());
    on(400, "POST", "/rotate", id, "{\"grace\":\"-P1D\"}");
    on(400, "POST", "/rotate", id, "{\"when\":\"now\"}");
  }

  @Test
  void theLastOriginOfADispatchThatLearnsNoneIsNotTakenAway() throws Exception {
    String id =
        create(201, body(",'access':{'origins':['" + Scene.LMS + "'],'learnOrigins':false}"))
            .path("id")
            .asText();
    Map<String, String> query = Map.of("origin", Scene.LMS);
    JsonNode problem =
        scene.json(
            409, scene.admin("DELETE", ONE + "/origins", Map.of("id", id), query, ""));
    assertThat(problem.path("code").asText()).isEqualTo("scorm.origin-last");

    on(200, "POST", "/origins", id, "{\"origin\":\"https://second.example\"}");
    JsonNode after =
        scene.json(
            200, scene.admin("DELETE", ONE + "/origins", Map.of("id", id), query, ""));
    assertThat(after.path("access").path("origins").toString())
        .isEqualTo("[\"https://second.example\"]");
    scene.json(404, scene.admin("DELETE", ONE + "/origins", Map.of("id", id), query, ""));
    on(400, "POST", "/origins", id, "{\"origin\":\"file:///x\"}");
  }

  @Test
  void dispatchesAndEventsAreListedInPages() throws Exception {
    for (int i = 0; i < 5; i++) {
      String id = create(201, body("")).path("id").asText();
      on(200, "POST", "/rotate", id, "");
    }
    for (String what : List.of("dispatches", "events")) {
      List<String> seen = new ArrayList<>();
      Map<String, String> query = Map.of("limit", "2");
      while (true) {
        JsonNode page =
            scene.json(200, scene.admin("GET", "/" + what, Map.of(), query, ""));
        page.path(what).forEach(each -> seen.add(each.toString()));
        if (!page.has("next")) {
          break;
        }
        query = Map.of("limit", "2", "after", page.path("next").asText());
      }
      assertThat(seen).as(what).hasSize(5).doesNotHaveDuplicates();
    }
    scene.json(400, scene.admin("GET", "/events", Map.of(), Map.of("after", "../x"), ""));
  }

  @Test
  void whatIsNotThereIsSaidToBeNotThere() throws Exception {
    String id = create(201, body("")).path("id").asText();
    assertThat(on(200, "GET", "/registrations", id, "").path("registrations")).isEmpty();
    on(404, "GET", "/registrations", "nobody", "");
    on(404, "GET", "", "nobody", "");
    scene.json(
        404, scene.admin("GET", "/receipts/{code}", Map.of("code", "abc"), Map.of(), ""));
    scene.json(
        404,
        scene.admin(
            "POST",
            ONE + "/registrations/{registration}/revoke",
            Map.of("id", id, "registration", "nobody"),
            Map.of(),
            ""));
    assertThat(scene.admin("GET", ONE + "/export", Map.of("id", id), Map.of(), "").body())
        .isEmpty();
  }

  @Test
  void embeddersLearnWhatIsWrongByAnException() {
    assertThatThrownBy(() -> scene.get(ScormDispatches.class).create(Map.of("title", "x")))
        .isInstanceOf(DispatchRefused.class)
        .hasMessageContaining("labs must be a list");
  }
}
