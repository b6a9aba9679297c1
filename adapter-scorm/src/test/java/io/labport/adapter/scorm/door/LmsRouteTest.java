package io.labport.adapter.scorm.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.Scene;
import io.labport.adapter.scorm.lms.LmsFamily;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrators name their LMS, and get what suits it or learn why nothing does. */
class LmsRouteTest {
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, new TestClock());

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private JsonNode create(int status, String members) throws Exception {
    String body = "{\"title\":\"Networks\",\"labs\":[{\"lab\":101}]," + members + "}";
    return scene.json(status, scene.admin("POST", "/dispatches", Map.of(), Map.of(), body));
  }

  private JsonNode family(LmsFamily wanted) throws Exception {
    JsonNode all = scene.json(200, scene.admin("GET", "/lms", Map.of(), Map.of(), ""));
    for (JsonNode each : all.path("families")) {
      if (each.path("family").asText().equals(wanted.id())) {
        return each;
      }
    }
    throw new AssertionError("no family " + wanted.id());
  }

  @ParameterizedTest
  @EnumSource
  void everyFamilyIsListedWithItsNoteAndWhetherAPackageIsForIt(LmsFamily family) throws Exception {
    JsonNode listed = family(family);

    assertThat(listed.path("note").asText()).isEqualTo(family.advice().note());
    assertThat(listed.has("unsuitable")).isEqualTo(family.advice().flavour().isEmpty());
    family
        .advice()
        .flavour()
        .ifPresent(
            flavour ->
                assertThat(listed.path("flavour").asText())
                    .isEqualTo(io.labport.core.spi.admin.Asked.spelt(flavour)));
  }

  @Test
  void moodleGetsScorm12AndBridgeItsMapping() throws Exception {
    assertThat(create(201, "\"for\":\"moodle\"").path("flavour").asText()).isEqualTo("scorm-12");
    JsonNode bridge = create(201, "\"for\":\"Bridge\"");
    assertThat(bridge.path("flavour").asText()).isEqualTo("scorm-2004-3rd");
    assertThat(bridge.path("mapping").path("unscored").asText()).isEqualTo("passed");
  }

  @Test
  void absorbIsRefusedWithTheReasonAndWhatIsInstead() throws Exception {
    JsonNode problem = create(400, "\"for\":\"absorb\"");

    assertThat(problem.path("code").asText()).isEqualTo("scorm.lms-unsuitable");
    assertThat(problem.path("field").asText()).isEqualTo("for");
    assertThat(problem.path("detail").asText()).contains("Do not use SCORM", "LTI 1.3");
  }

  @Test
  void talentLmsIsRefusedWithAFlavourThatItDoesNotImport() throws Exception {
    JsonNode problem = create(400, "\"for\":\"talentlms\",\"flavour\":\"scorm-2004-3rd\"");

    assertThat(problem.path("code").asText()).isEqualTo("scorm.flavour-unsuitable");
    assertThat(problem.path("field").asText()).isEqualTo("flavour");
    assertThat(problem.path("detail").asText()).contains("1.2 only");
    assertThat(create(201, "\"for\":\"talentlms\"").path("flavour").asText()).isEqualTo("scorm-12");
    assertThat(
            create(201, "\"for\":\"docebo\",\"flavour\":\"scorm-2004-3rd\"")
                .path("flavour")
                .asText())
        .isEqualTo("scorm-2004-3rd");
  }

  @Test
  void aFamilyThatThereIsNotIsRefusedWithThoseThereAre() throws Exception {
    assertThat(create(400, "\"for\":\"moodel\"").path("detail").asText())
        .contains(Stream.of(LmsFamily.values()).map(LmsFamily::id).toArray(String[]::new));
  }
}
