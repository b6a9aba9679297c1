package io.labport.adapter.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administrator's door, and that a stored registration launches labs. */
class RegistrationAdminTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  private Map<String, Object> terms() {
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("name", "Example University");
    terms.put("issuer", "https://lms.example.edu");
    terms.put("client-id", "tool-7f3a");
    terms.put("authorization-endpoint", "https://lms.example.edu/auth");
    terms.put("token-endpoint", platform.at("/token").toString());
    terms.put("jwks-uri", platform.at("/jwks").toString());
    terms.put("deployments", List.of("14"));
    return terms;
  }

  private JsonNode ok(int status, WebResponse response) throws Exception {
    assertThat(response.status()).as(Tool.page(response)).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private JsonNode add(Map<String, Object> terms) throws Exception {
    return ok(201, post(terms));
  }

  private WebResponse post(Map<String, Object> terms) throws Exception {
    return tool.admin("POST", "/registrations", Map.of(), FakePlatform.json(terms));
  }

  private WebResponse patch(String key, String body) throws Exception {
    return tool.admin("PATCH", "/registrations/{key}", Map.of("key", key), body);
  }

  private JsonNode show(String key) throws Exception {
    return ok(200, tool.admin("GET", "/registrations/{key}", Map.of("key", key), ""));
  }

  @Test
  void anAddedRegistrationOpensLabsAtOnce() throws Exception {
    JsonNode made = add(terms());

    assertThat(made.path("key").asText()).matches("r-[2-9a-z]{8}");
    assertThat(made.path("login-url").asText())
        .isEqualTo("https://tool.example/lti/login/" + made.path("key").asText());
    assertThat(made.path("terms").path("deployment-policy").asText()).isEqualTo("explicit");
    assertThat(tool.begin().launch().status()).isEqualTo(303);
  }

  @Test
  void aDisabledOrDeletedRegistrationRefusesTheNextLogin() throws Exception {
    String key = add(terms()).path("key").asText();
    Tool.Attempt begun = tool.begin();

    ok(200, patch(key, "{\"state\":\"disabled\"}"));

    assertThat(Tool.page(begun.launch())).contains("lti.login-registration-disabled");
    assertThat(tool.admin("DELETE", "/registrations/{key}", Map.of("key", key), "").status())
        .isEqualTo(204);
    assertThat(Tool.page(tool.login("POST", "/login", Map.of(), Map.of(), Tool.loginParameters())))
        .contains("lti.login-registration-unknown");
    assertThat(tool.store.dump()).doesNotContain("registration\n", "registration-platform\n");
    add(terms());
  }

  @Test
  void aChangeTouchesOnlyWhatItNames() throws Exception {
    Map<String, Object> first = terms();
    first.put("lab-defaults", Map.of("max_active_labs", "3"));
    first.put("legacy-consumers", Map.of("old", "secret-of-lti-1", "older", "secret-too"));
    first.put("key", "campus");
    JsonNode made = add(first);
    assertThat(made.path("key").asText()).isEqualTo("campus");
    assertThat(made.toString()).doesNotContain("secret-of-lti-1");
    assertThat(tool.store.dump()).doesNotContain("secret-of-lti-1");

    JsonNode changed =
        ok(
            200,
            patch(
                "campus",
                "{\"send-grades\":\"off\",\"name\":\"New name\",\"deployments\":null,"
                    + "\"legacy-consumers\":{\"old\":\"***\",\"older\":null}}"));

    assertThat(changed.path("name").asText()).isEqualTo("New name");
    assertThat(changed.path("terms").path("send-grades").asText()).isEqualTo("off");
    assertThat(changed.path("terms").path("deployments")).isEmpty();
    assertThat(changed.path("terms").path("lab-defaults").path("max_active_labs").asText())
        .isEqualTo("3");
    assertThat(changed.path("terms").path("legacy-consumers").toString())
        .isEqualTo("{\"old\":\"***\"}");
    assertThat(
            tool.get(LtiRegistrations.class)
                .show("campus")
                .orElseThrow()
                .terms()
                .legacyConsumers()
                .get("old")
                .reveal())
        .isEqualTo("secret-of-lti-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "issuer; null; issuer; is required",
        "issuer; \"\"; issuer; must not be blank",
        "client-id; 5.5e; ; one JSON object",
        "jwks-uri; \"http://lms.example/x\"; jwks-uri; must be https",
        "jwks-uri; \"nowhere\"; jwks-uri; must be an absolute address",
        "leeway; \"soon\"; leeway; must be a duration",
        "leeway; \"PT1H\"; leeway; PT10M",
        "state; \"on\"; state; active, pending, disabled",
        "strict-azp; \"yes\"; strict-azp; true or false",
        "deployments; \"14\"; deployments; must be a list",
        "deployments; [[1]]; deployments; single value",
        "lab-defaults; []; lab-defaults; must be an object",
        "legacy-consumers; {\"a\":\"***\"}; legacy-consumers.a; the secret itself",
        "isuer; \"x\"; isuer; is not a key of a registration",
        "name; \" \"; name; 1 to 255",
        "name; null; name; is required",
        "name; 5; name; must be a text",
        "key; \"Not A Key\"; key; lower case"
      })
  void whatIsWrongIsNamedAndNothingIsStored(String member, String value, String field, String rule)
      throws Exception {
    Map<String, Object> terms = terms();
    terms.put(member, "@@");
    String body = FakePlatform.json(terms).replace("\"@@\"", value);

    WebResponse refused = tool.admin("POST", "/registrations", Map.of(), body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(Tool.page(refused)).contains(rule);
    if (field != null) {
      assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo(field);
    }
    assertThat(tool.get(LtiRegistrations.class).list()).isEmpty();
    assertThat(tool.store.dump()).doesNotContain("registration");
  }

  @Test
  void twoRegistrationsOfOnePlatformAreRefusedWhereverTheyCome() throws Exception {
    add(terms());
    Map<String, Object> second = terms();
    second.put("client-id", "other");
    String key = add(second).path("key").asText();

    assertThat(post(terms()).status()).isEqualTo(409);
    WebResponse changed = patch(key, "{\"client-id\":\"tool-7f3a\"}");

    assertThat(changed.status()).isEqualTo(409);
    assertThat(Tool.page(changed)).contains("lti.registration-already-registered");
    assertThat(show(key).path("terms").path("client-id").asText()).isEqualTo("other");
    ok(200, patch(key, "{\"client-id\":\"third\"}"));
    add(second);
  }

  @Test
  void registrationsOfTheConfigurationAreShownAndNotChanged() throws Exception {
    Tool configured = new Tool(platform, new Agreed(platform));
    Map<String, Object> same = terms();

    assertThat(Tool.page(configured.admin("GET", "/registrations", Map.of(), "")))
        .contains("\"source\":\"configuration\"", "\"key\":\"reg-1\"");
    for (String method : List.of("PATCH", "DELETE")) {
      WebResponse refused =
          configured.admin(
              method, "/registrations/{key}", Map.of("key", "reg-1"), "{\"state\":\"disabled\"}");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(Tool.page(refused)).contains("lti.registration-configured");
    }
    WebResponse twin =
        configured.admin("POST", "/registrations", Map.of(), FakePlatform.json(same));
    assertThat(Tool.page(twin)).contains("lti.registration-already-registered");
    same.put("client-id", "other");
    same.put("key", "reg-1");
    assertThat(
            Tool.page(
                configured.admin("POST", "/registrations", Map.of(), FakePlatform.json(same))))
        .contains("lti.registration-key-taken");
  }

  @Test
  void theExportIsASectionOfTheConfigurationWithoutSecrets() throws Exception {
    Map<String, Object> terms = terms();
    terms.put("key", "campus");
    terms.put("legacy-consumers", Map.of("old", "secret-of-lti-1"));
    add(terms);

    WebResponse exported =
        tool.admin("GET", "/registrations/{key}/export", Map.of("key", "campus"), "");

    assertThat(Tool.page(exported))
        .startsWith("adapters:\n  lti:\n    registrations:\n      campus:\n")
        .contains("        issuer: \"https://lms.example.edu\"\n")
        .contains("        deployments: [\"14\"]\n")
        .contains("${env:LABPORT_LEGACY_CAMPUS}")
        .doesNotContain("secret-of-lti-1", "leeway");
  }

  @Test
  void everyKeyOfTheConfigurationCanBeSetAndIsShown() throws Exception {
    JsonNode shown = add(terms()).path("terms");

    assertThat(Terms.names())
        .hasSize(RegistrationConfig.class.getRecordComponents().length)
        .allSatisfy(name -> assertThat(shown.has(name)).as(name).isTrue());
  }
}
