package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may have got wrong, and what is said of it. */
class ValidationTest {
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

  private static String body(String more) {
    return "{'title':'Networks','labs':[{'lab':101}]%s}".formatted(more).replace('\'', '"');
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
            400, body(",'tenant':'A B','limits':{'registrations':-1},'mapping':{'detail':'all'}"));

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
}
