package io.labport.adapter.lti.registration.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LaunchReport;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.launch.MessageKind;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.profile.RegistrationQuirks;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolConfigurationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";
  private final FakePlatform other = new FakePlatform();
  private final Tool tool = new Tool(other);
  private final Profiles profiles = new Profiles(List.of());
  private final ToolConfiguration configuration =
      new ToolConfiguration(
          Agreed.adapter(Map.of(), false, 1, 1),
          Stream.of("LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest")
              .map(Handled::new)
              .collect(Collectors.toSet()),
          tool.get(Pages.class));

  @AfterEach
  void close() {
    other.close();
  }

  private record Handled(String type) implements MessageKind {
    @Override
    public void check(Claims claims, Registration registration, PendingLogin login, Report report) {
      throw new UnsupportedOperationException();
    }

    @Override
    public WebResponse open(LtiMessage message, WebRequest request, LaunchReport report) {
      throw new UnsupportedOperationException();
    }
  }

  private JsonNode posted(String platform, PlatformFamily family) throws Exception {
    ObjectNode document = JSON.createObjectNode();
    for (String member :
        List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "registration_endpoint")) {
      document.put(member, "https://lms.example");
    }
    document.set(PLATFORM, JSON.readTree(platform));
    RegistrationQuirks quirks = profiles.of(family).registering();
    return JSON.readTree(
        configuration.document(
            PlatformConfiguration.of(document, false),
            quirks,
            tool.get(ToolDescription.class).addresses(Optional.of("r-1"))));
  }

  private static List<String> types(JsonNode document) {
    return StreamSupport.stream(
            document.path(ToolConfiguration.TOOL).path("messages").spliterator(), false)
        .map(message -> message.path("type").asText())
        .toList();
  }

  private static JsonNode deepLinking(JsonNode document) {
    return StreamSupport.stream(
            document.path(ToolConfiguration.TOOL).path("messages").spliterator(), false)
        .filter(message -> message.path("type").asText().equals("LtiDeepLinkingRequest"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPlatformThatDoesNotSayGetsLinksAndDeepLinking() throws Exception {
    JsonNode document = posted("{}", PlatformFamily.GENERIC);

    assertThat(types(document)).containsExactly("LtiResourceLinkRequest", "LtiDeepLinkingRequest");
    assertThat(deepLinking(document).path("label").asText()).isEqualTo("Add a lab");
    assertThat(deepLinking(document).path("target_link_uri").asText())
        .isEqualTo("https://tool.example/lti/launch");
    assertThat(deepLinking(document).has("placements")).isFalse();
    assertThat(document.path("scope").asText()).contains("lti-ags/scope/score", "openid");
  }

  @Test
  void theLabelOfDeepLinkingComesInEveryLanguage() throws Exception {
    JsonNode message = deepLinking(posted("{}", PlatformFamily.GENERIC));

    assertThat(message.path("label#de").asText()).isEqualTo("Ein Lab hinzufügen");
    assertThat(message.path("label#pt").asText()).isEqualTo("Adicionar um laboratório");
    assertThat(message.fieldNames())
        .toIterable()
        .contains("label#es", "label#fr", "label#ja", "label#ko", "label#zh-Hans", "label#zh-Hant")
        .doesNotContain("label#en");
  }

  @Test
  void onlyOfferedMessagesThatWeHandleAreAskedFor() throws Exception {
    JsonNode document =
        posted(
            "{\"messages_supported\":[{\"type\":\"LtiResourceLinkRequest\"},"
                + "{\"type\":\"LtiSubmissionReviewRequest\"},{\"type\":\"LtiEulaRequest\"}]}",
            PlatformFamily.DESIRE2LEARN);

    assertThat(types(document))
        .containsExactly("LtiResourceLinkRequest", "LtiSubmissionReviewRequest");
  }

  @Test
  void anOlderMoodleListsNamesAndPlacementsSeparately() throws Exception {
    JsonNode document =
        posted(
            "{\"messages_supported\":[\"LtiResourceLinkRequest\",\"LtiDeepLinkingRequest\"],"
                + "\"placements\":[\"AddContentMenu\",\"ContentArea\"]}",
            PlatformFamily.MOODLE);

    assertThat(deepLinking(document).path("placements")).hasSize(1);
    assertThat(deepLinking(document).path("placements").get(0).asText()).isEqualTo("ContentArea");
  }

  @Test
  void canvasGetsItsOwnPlacesAsItSpellsThemAndItsPrivacyLevel() throws Exception {
    JsonNode document =
        posted(
            "{\"messages_supported\":[{\"type\":\"LtiDeepLinkingRequest\",\"placements\":["
                + "\"https://canvas.instructure.com/lti/editor_button\",\"assignment_selection\","
                + "\"https://canvas.instructure.com/lti/homework_submission\"]}]}",
            PlatformFamily.CANVAS);

    assertThat(deepLinking(document).path("placements").toString())
        .isEqualTo(
            "[\"assignment_selection\",\"https://canvas.instructure.com/lti/editor_button\"]");
    assertThat(
            document
                .path(ToolConfiguration.TOOL)
                .path("https://canvas.instructure.com/lti/privacy_level")
                .asText())
        .isEqualTo("public");
  }

  @Test
  void blackboardsIssuerAndKeysAreCorrectedWithAWarning() throws Exception {
    ObjectNode document = JSON.createObjectNode();
    document.put("issuer", "https://learn.blackboard.com");
    document.put("authorization_endpoint", "https://developer.blackboard.com/a");
    document.put("token_endpoint", "https://developer.blackboard.com/t");
    document.put("jwks_uri", "https://learn.blackboard.com/k");
    document.put("registration_endpoint", "https://developer.blackboard.com/r?token=x");
    document.putObject(PLATFORM).put("product_family_code", "BlackboardLearn");
    PlatformChecks checks = tool.get(PlatformChecks.class);
    List<String> warnings = new ArrayList<>();

    PlatformConfiguration corrected =
        checks.corrected(
            document, profiles.of(PlatformFamily.BLACKBOARD), Optional.of("app-1"), warnings);

    assertThat(corrected.issuer()).isEqualTo("https://blackboard.com");
    assertThat(corrected.jwksUri())
        .hasToString(
            "https://developer.blackboard.com/api/v1/management/applications/app-1/jwks.json");
    assertThat(warnings).contains("lti.register.corrected");
    assertThat(Set.copyOf(warnings)).hasSize(1);
  }

  @Test
  void oneMakersHostsMaySpeakForOneAnotherAndNoStrangers() {
    assertThat(profiles.oneMaker("canvas.instructure.com", "sso.canvaslms.com")).isTrue();
    assertThat(profiles.oneMaker("canvas.instructure.com", "school.instructure.com")).isTrue();
    assertThat(profiles.oneMaker("blackboard.com", "developer.blackboard.com")).isTrue();
    assertThat(profiles.oneMaker("canvas.instructure.com", "evilinstructure.com")).isFalse();
    assertThat(profiles.oneMaker("canvas.instructure.com", "blackboard.com")).isFalse();
    assertThat(profiles.oneMaker("canvas.instructure.com", "instructure.com.evil.example"))
        .isFalse();
  }
}
