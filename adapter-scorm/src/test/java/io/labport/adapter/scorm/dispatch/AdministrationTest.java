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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    Dispatch dispatch = scene.get(DispatchBook.class).find(made.path("id").asText()).orElseThrow();
    assertThat(made.toString()).doesNotContain(scene.get(LaunchKeys.class).key(dispatch, 1));
  }

  @Test
  void aCourseTakesTheTitlesOfItsLabsFromTheCatalog() throws Exception {
    JsonNode made =
        create(
            201, "{\"title\":\"Course\",\"labs\":[{\"lab\":101},{\"lab\":102,\"title\":\"Own\"}]}");
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

  @Test
  void aChangeTouchesWhatItNamesAndNullBringsTheDefaultBack() throws Exception {
    String id =
        create(201, body(",'limits':{'registrations':5,'concurrentLabs':7}")).path("id").asText();

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
        scene.json(409, scene.admin("DELETE", ONE + "/origins", Map.of("id", id), query, ""));
    assertThat(problem.path("code").asText()).isEqualTo("scorm.origin-last");

    on(200, "POST", "/origins", id, "{\"origin\":\"https://second.example\"}");
    JsonNode after =
        scene.json(200, scene.admin("DELETE", ONE + "/origins", Map.of("id", id), query, ""));
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
        JsonNode page = scene.json(200, scene.admin("GET", "/" + what, Map.of(), query, ""));
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
    scene.json(404, scene.admin("GET", "/receipts/{code}", Map.of("code", "abc"), Map.of(), ""));
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
