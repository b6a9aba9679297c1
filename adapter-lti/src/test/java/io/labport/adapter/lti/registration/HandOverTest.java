package io.labport.adapter.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator hands to an LMS's administrator: a link, or values to paste. */
class HandOverTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  private static JsonNode ok(int status, WebResponse response) throws Exception {
    assertThat(response.status()).as(Tool.page(response)).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  @Test
  void anInvitationShowsItsLinkOnceAndCanBeWithdrawn() throws Exception {
    JsonNode made =
        ok(
            201,
            tool.admin(
                "POST",
                "/invitations",
                Map.of(),
                "{\"name\":\"Campus\",\"family\":\"moodle\",\"deployment-policy\":\"auto\","
                    + "\"valid-for\":\"P1D\"}"));
    String link = made.path("link").asText();
    assertThat(link).matches("https://tool\\.example/lti/register/[A-Za-z0-9_-]{43}");

    JsonNode listed = ok(200, tool.admin("GET", "/invitations", Map.of(), ""));

    assertThat(listed.toString()).doesNotContain(link.substring(link.lastIndexOf('/') + 1));
    String id = listed.path("invitations").get(0).path("id").asText();
    assertThat(tool.admin("DELETE", "/invitations/{id}", Map.of("id", id), "").status())
        .isEqualTo(204);
    assertThat(tool.admin("DELETE", "/invitations/{id}", Map.of("id", id), "").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"nam\":\"x\"}; name",
        "{\"name\":\"x\",\"famly\":\"moodle\"}; famly",
        "{\"name\":\"x\",\"family\":\"webct\"}; family",
        "{\"name\":\"x\",\"valid-for\":\"P91D\"}; valid-for",
        "{\"name\":\"x\",\"registration-state\":\"disabled\"}; state",
        "{\"name\":\"x\",\"issuer\":\"lms\"}; issuer"
      })
  void aWrongInvitationIsRefused(String body, String field) throws Exception {
    WebResponse refused = tool.admin("POST", "/invitations", Map.of(), body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo(field);
    assertThat(tool.get(LtiRegistrations.class).invitations()).isEmpty();
  }

  @Test
  void familiesTellWhatToPasteAndFillAddressesIn() throws Exception {
    JsonNode families = ok(200, tool.admin("GET", "/families", Map.of(), "")).path("families");
    assertThat(families).hasSize(PlatformFamily.values().length);
    JsonNode moodle =
        ok(
            200,
            tool.admin(
                "GET",
                "/families/{family}",
                Map.of("family", "moodle"),
                Map.of("site", "https://moodle.example/sub/", "registration", "r-1"),
                ""));

    assertThat(moodle.path("fields-to-paste").toString())
        .contains(
            "{\"field\":\"Initiate login URL\",\"value\":\"https://tool.example/lti/login/r-1\"}");
    JsonNode terms = moodle.path("platforms").get(0).path("terms");
    assertThat(terms.path("issuer").asText()).isEqualTo("https://moodle.example/sub");
    assertThat(terms.path("token-endpoint").asText())
        .isEqualTo("https://moodle.example/sub/mod/lti/token.php");
    Map<String, Object> made = new LinkedHashMap<>();
    terms.properties().forEach(term -> made.put(term.getKey(), term.getValue().asText()));
    made.put("name", "M");
    made.put("client-id", "c");
    ok(201, tool.admin("POST", "/registrations", Map.of(), FakePlatform.json(made)));
    JsonNode edx =
        ok(200, tool.admin("GET", "/families/{family}", Map.of("family", "openedx"), ""));
    assertThat(edx.path("platforms").get(0).path("inputs").toString())
        .isEqualTo("[\"site\",\"config-id\"]");
    assertThat(
            tool.admin(
                    "GET",
                    "/families/{family}",
                    Map.of("family", "moodle"),
                    Map.of("site", "javascript:x"),
                    "")
                .status())
        .isEqualTo(400);
  }

  @Test
  void theCanvasConfigurationIsReadyToPaste() throws Exception {
    JsonNode json =
        ok(
            200,
            tool.login("GET", "/canvas.json", Map.of(), Map.of(), Map.of("registration", "r-1")));

    assertThat(json.path("oidc_initiation_url").asText())
        .isEqualTo("https://tool.example/lti/login/r-1");
    assertThat(json.path("redirect_uris").get(0).asText())
        .isEqualTo("https://tool.example/lti/launch");
    assertThat(json.path("public_jwk_url").asText()).isEqualTo("https://tool.example/lti/jwks");
    JsonNode extension = json.path("extensions").get(0);
    assertThat(extension.path("platform").asText()).isEqualTo("canvas.instructure.com");
    assertThat(extension.path("settings").path("placements").get(0).path("placement").asText())
        .isEqualTo("assignment_selection");
    assertThat(json.path("scopes")).hasSize(5);
  }
}
