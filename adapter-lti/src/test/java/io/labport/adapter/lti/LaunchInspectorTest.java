package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.StorageBrowser;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.inspect.InspectedCheck;
import io.labport.adapter.lti.inspect.InspectedLaunch;
import io.labport.adapter.lti.inspect.LaunchInspector;
import io.labport.adapter.lti.inspect.LaunchOutcome;
import io.labport.adapter.lti.inspect.LaunchPage;
import io.labport.adapter.lti.inspect.LaunchQuery;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.inspect.LaunchSummary;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.validation.Check;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaunchInspectorTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aRefusedLaunchIsFoundByTheReferenceOnItsPageWithEveryCheck() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put("aud", "another-tool");
    String page = Tool.page(attempt.launch());
    String reference = page.replaceAll("(?s).*Reference: ([0-9A-Z]{10}).*", "$1");

    InspectedLaunch launch = inspector(tool).find(reference).orElseThrow();

    assertThat(launch.summary().outcome()).isEqualTo(LaunchOutcome.REFUSED);
    assertThat(launch.summary().code()).isEqualTo("lti.jwt-aud-mismatch");
    assertThat(launch.summary().registration()).contains("reg-1");
    assertThat(launch.binding()).isEqualTo("cookie");
    assertThat(launch.kid()).isEqualTo("first");
    assertThat(launch.checks()).hasSize(Check.values().length);
    assertThat(check(launch, "lti.jwt-aud-mismatch"))
        .isEqualTo(
            new InspectedCheck(
                "C16",
                "lti.jwt-aud-mismatch",
                "failed",
                "tool-7f3a",
                "[another-tool]",
                "The client id of the registration here, and the login initiation URL in the LMS:"
                    + " they belong to different registrations."));
    assertThat(check(launch, "lti.jwt-signature-invalid").result()).isEqualTo("passed");
    assertThat(check(launch, "lti.jwt-expired").result()).isEqualTo("not-run");
    assertThat(inspector(tool).find(reference.toLowerCase(java.util.Locale.ROOT))).isPresent();
    assertThat(inspector(tool).find("../x")).isEmpty();
  }

  @Test
  void theAdviceSpeaksTheWordsOfTheLms() throws Exception {
    agreed.family = PlatformFamily.MOODLE;
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "deployment_id", "15");
    attempt.launch();

    InspectedLaunch launch = newest(tool);

    assertThat(launch.family()).contains("Moodle");
    assertThat(check(launch, "lti.deployment-unknown").correct())
        .contains("Deployment ID from Moodle's tool configuration details");
  }

  @Test
  void anAcceptedLaunchIsKeptWithWhatBoundIt() throws Exception {
    Tool tool = new Tool(platform, agreed);
    tool.begin().launch();
    assertThat(newest(tool).binding()).isEqualTo("cookie");
    assertThat(newest(tool).summary().code()).isEqualTo("lti.launched");

    StorageBrowser browser = new StorageBrowser(tool);
    browser.goOn(StorageBrowser.token(browser.confirm(browser.read(browser.begin().launch()))));
    tool.clock.turn(Duration.ofSeconds(1));
    Map<String, String> window = Tool.loginParameters();
    window.put("labport_window", "1");
    tool.begin(window).launch();

    LaunchInspector inspector = inspector(tool);
    assertThat(inspector.newest(LaunchQuery.all()).launches())
        .extracting(l -> inspector.find(l.reference()).orElseThrow().binding())
        .containsExactlyInAnyOrder("window", "storage", "cookie");
  }

  @Test
  void noPersonIsInAReport() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put("picture", "https://lms.example.edu/ada.png");
    attempt.claims.put("https://vendor.example/claim", Map.of("who", "Ada Brook"));
    attempt.claims.put(Tool.LTI + "lis", Map.of("person_sourcedid", "sis-4711"));
    attempt.claims.put(Tool.LTI + "role_scope_mentor", List.of("child-1"));
    attempt.claims.put(
        Tool.LTI + "custom",
        Map.of(
            "labid",
            "104233",
            "mail",
            "somebody@example.edu",
            "full",
            "BROOK, Ada",
            "user",
            "u-5531",
            "long",
            "x".repeat(500)));
    attempt.launch();

    JsonNode claims = newest(tool).claims();

    assertThat(tool.store.dump().lines().filter(l -> l.startsWith("launch-")).toList().toString())
        .doesNotContainIgnoringCase("brook")
        .doesNotContain("u-5531", "ada.png", "example.edu\",\"locale", "sis-4711", "child-1")
        .doesNotContain(attempt.nonce, attempt.state, "somebody@");
    assertThat(claims.path("sub").asText()).startsWith("hash ");
    assertThat(claims.path("email").asText()).isEqualTo("(withheld)");
    JsonNode custom = claims.path(Tool.LTI + "custom");
    assertThat(custom.path("labid").asText()).isEqualTo("104233");
    assertThat(custom.path("mail").asText()).isEqualTo("(withheld)");
    assertThat(custom.path("full").asText()).isEqualTo("(withheld)");
    assertThat(custom.path("long").asText()).hasSizeLessThan(130);
    assertThat(claims.path(Tool.LTI + "context").path("title").asText())
        .isEqualTo("Cloud networking");
  }

  @Test
  void refusedLoginsAreThereToo() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("iss", "https://stranger.example");
    tool.login("POST", "/login", Map.of(), Map.of(), parameters);

    InspectedLaunch launch = newest(tool);

    assertThat(launch.summary().stage()).isEqualTo("login");
    assertThat(launch.summary().registration()).isEmpty();
    assertThat(launch.issuer()).isEqualTo("https://stranger.example");
    assertThat(check(launch, "lti.login-registration-unknown").correct()).contains("Issuer");
  }

  @Test
  void theNewestComeFirstByRegistrationAndOutcomeAndInPages() throws Exception {
    Agreed other = new Agreed(platform);
    other.clientId = "tool-other";
    Tool tool = new Tool(platform, agreed, other);
    for (int i = 0; i < 5; i++) {
      Tool.Attempt attempt = tool.begin();
      if (i % 2 == 0) {
        attempt.claims.put(Tool.LTI + "version", "2");
      }
      attempt.launch();
      tool.clock.turn(Duration.ofSeconds(1));
    }
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("client_id", "tool-other");
    tool.begin(parameters).launch();
    LaunchInspector inspector = inspector(tool);

    List<LaunchSummary> all = inspector.newest(LaunchQuery.all()).launches();
    assertThat(all).hasSize(6);
    assertThat(all.get(0).registration()).contains("reg-2");
    assertThat(all).isSortedAccordingTo((a, b) -> b.time().compareTo(a.time()));
    assertThat(inspector.newest(LaunchQuery.all().of("reg-1")).launches()).hasSize(5);
    assertThat(
            inspector.newest(LaunchQuery.all().of("reg-1").ended(LaunchOutcome.REFUSED)).launches())
        .hasSize(3)
        .allSatisfy(l -> assertThat(l.code()).isEqualTo("lti.version-unsupported"));

    LaunchPage first = page(inspector, Optional.empty());
    LaunchPage second = page(inspector, first.next());
    LaunchPage third = page(inspector, second.next());
    assertThat(first.launches()).containsExactlyElementsOf(all.subList(0, 2));
    assertThat(second.launches()).containsExactlyElementsOf(all.subList(2, 4));
    assertThat(third.launches()).containsExactlyElementsOf(all.subList(4, 6));
    assertThat(third.next()).isEmpty();
  }

  @Test
  void administratorsReadItAsJson() throws Exception {
    Tool tool = new Tool(platform, agreed);
    tool.begin().launch();
    Tool.Attempt bad = tool.begin();
    bad.claims.put(Tool.LTI + "version", "2");
    bad.launch();
    inspector(tool);

    JsonNode list =
        json(tool.admin("/launches", Map.of(), Map.of("outcome", "refused", "limit", "1")));
    String reference = list.path("launches").path(0).path("reference").asText();
    JsonNode launch =
        json(tool.admin("/launches/{reference}", Map.of("reference", reference), Map.of()));

    assertThat(list.path("launches")).hasSize(1);
    assertThat(launch.path("code").asText()).isEqualTo("lti.version-unsupported");
    assertThat(launch.path("checks")).hasSize(Check.values().length);
    WebResponse unknown =
        tool.admin("/launches/{reference}", Map.of("reference", "NOBODY"), Map.of());
    assertThat(unknown.status()).isEqualTo(404);
    for (Map<String, String> query :
        List.of(Map.of("limit", "0"), Map.of("outcome", "x"), Map.of("after", "../x"))) {
      WebResponse wrong = tool.admin("/launches", Map.of(), query);
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(json(wrong).path("detail").asText()).contains("must be");
    }
    assertThatThrownBy(
            () -> new LaunchQuery(Optional.empty(), Optional.empty(), 201, Optional.empty()))
        .hasMessage("limit: must be from 1 to 200");
  }

  private static LaunchPage page(LaunchInspector inspector, Optional<String> after) {
    return inspector.newest(new LaunchQuery(Optional.empty(), Optional.empty(), 2, after));
  }

  private static LaunchInspector inspector(Tool tool) {
    tool.get(LaunchReports.class).writeAll();
    return tool.get(LaunchInspector.class);
  }

  private static InspectedLaunch newest(Tool tool) {
    LaunchInspector inspector = inspector(tool);
    return inspector
        .find(inspector.newest(LaunchQuery.all()).launches().get(0).reference())
        .orElseThrow();
  }

  private static InspectedCheck check(InspectedLaunch launch, String code) {
    return launch.checks().stream().filter(c -> c.code().equals(code)).findFirst().orElseThrow();
  }

  private static JsonNode json(WebResponse response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
