package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.launch.ClassSource;
import io.labport.core.domain.Channel;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {
  private static final String LTI = Tool.LTI;
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aGoodLaunchOpensTheLabForTheLearner() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put("locale", "de-CH");
    attempt.claims.put(
        LTI + "launch_presentation",
        Map.of(
            "document_target",
            "iframe",
            "return_url",
            "https://lms.example.edu/back",
            "locale",
            "de_AT"));
    attempt.from = InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 9});

    WebResponse response = attempt.launch();

    assertThat(response.headers().get("Location")).containsExactly("https://labs.example/open");
    EntranceRequest entered = tool.entered.get(0);
    assertThat(entered.title()).isEqualTo("Lab 3: Networks");
    assertThat(entered.framed()).isTrue();
    assertThat(entered.returnUrl()).contains(URI.create("https://lms.example.edu/back"));
    assertThat(entered.locales())
        .containsExactly(Locale.forLanguageTag("de-AT"), Locale.forLanguageTag("de-CH"));
    LaunchRequest launch = entered.launch();
    assertThat(launch.lab()).isEqualTo(new LabProfileId(104233));
    assertThat(launch.channel()).isEqualTo(Channel.LTI);
    assertThat(launch.context()).contains("c-77");
    assertThat(launch.learner().id().lmsUserId()).isEqualTo("u-5531");
    assertThat(launch.learner().id().tenant().value())
        .isEqualTo("https://lms.example.edu|tool-7f3a|14");
    assertThat(launch.learner().firstName()).contains("Ada");
    assertThat(launch.learner().lastName()).contains("Brook");
    assertThat(launch.learner().email()).contains("ada.brook@example.edu");
    assertThat(launch.withholdIdentity()).isFalse();
    assertThat(launch.learnerAddress()).contains(attempt.from);
    assertThat(launch.labClass()).isEmpty();
    assertThat(launch.settings().variables())
        .containsEntry("LtiContextId", "c-77")
        .containsEntry("LtiContextLabel", "NET-204")
        .containsEntry("LtiContextTitle", "Cloud networking")
        .containsEntry("LtiRoles", "Learner");
  }

  @Test
  void theCookieIsTakenAwayAfterTheLaunch() throws Exception {
    Tool.Attempt attempt = new Tool(platform, agreed).begin();

    assertThat(attempt.launch().headers().get("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith(attempt.cookies.keySet().iterator().next() + "=; Path=/; Max-Age=0");
  }

  @Test
  void theLinkSetsTheLabOverTheDefaultsOfTheRegistration() throws Exception {
    agreed.labDefaults = Map.of("duration_minutes", "60", "max_active_labs", "2");
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    Map<String, Object> custom = new HashMap<>();
    custom.put("lab_profile", 77);
    custom.put("language", "DE");
    custom.put("duration_minutes", "90");
    custom.put("instructions_id", "Base-01");
    custom.put("can_be_marked_complete", "true");
    custom.put("variable_seat", "A 1");
    custom.put("var_room", "12");
    custom.put("region_id", "");
    custom.put("max_saved_labs", "$Person.saved");
    custom.put("last_activity_timeout_minutes", null);
    custom.put("unknown", "ignored");
    attempt.claims.put(LTI + "custom", custom);

    attempt.launch();

    LaunchRequest launch = tool.entered.get(0).launch();
    assertThat(launch.lab()).isEqualTo(new LabProfileId(77));
    assertThat(launch.settings().language()).contains(Language.GERMAN);
    assertThat(launch.settings().durationMinutes()).hasValue(90);
    assertThat(launch.settings().maxActiveLabs()).hasValue(2);
    assertThat(launch.settings().instructionsId()).contains("Base-01");
    assertThat(launch.settings().canBeMarkedComplete()).contains(true);
    assertThat(launch.settings().regionId()).isEmpty();
    assertThat(launch.settings().maxSavedLabs()).isEmpty();
    assertThat(launch.settings().variables())
        .containsEntry("seat", "A 1")
        .containsEntry("room", "12");
  }

  @Test
  void theSignedTargetMayNameTheLab() throws Exception {
    Tool tool = new Tool(platform, agreed);
    String target = "https://tool.example/lti/launch?x=1&lab=4711";
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("target_link_uri", "HTTPS://Tool.Example:443/lti/%6Caunch?x=1&lab=4711");
    Tool.Attempt attempt = tool.begin(parameters);
    attempt.claims.put(LTI + "target_link_uri", target);
    attempt.claims.remove(LTI + "custom");

    attempt.launch();

    assertThat(tool.entered.get(0).launch().lab()).isEqualTo(new LabProfileId(4711));
  }

  @Test
  void aDifferentTargetOnlyWarnsWhereThatIsAllowed() throws Exception {
    agreed.strictTarget = false;
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(LTI + "target_link_uri", "https://tool.example/lti/launch?lab=9");

    attempt.launch();

    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void anErrorInTheLinkNamesParameterAndRule() throws Exception {
    Tool.Attempt attempt = new Tool(platform, agreed).begin();
    attempt.claims.put(LTI + "custom", Map.of("labid", "1", "duration_minutes", "14"));

    assertThat(Tool.page(attempt.launch()))
        .contains("durationMinutes: must be from 15 to 20160, not 14");
  }

  @Test
  void identityIsWithheldWhereItIsAgreed() throws Exception {
    agreed.withholdIdentity = true;
    Tool tool = new Tool(platform, agreed);

    tool.begin().launch();

    LaunchRequest launch = tool.entered.get(0).launch();
    assertThat(launch.withholdIdentity()).isTrue();
    assertThat(launch.learner().firstName()).isEmpty();
    assertThat(launch.learner().lastName()).isEmpty();
    assertThat(launch.learner().email()).isEmpty();
    assertThat(launch.settings().variables()).containsEntry("LtiContextId", "c-77");
  }

  @Test
  void theClassIsTheCourseWhereItIsAgreed() throws Exception {
    agreed.classFrom = ClassSource.CONTEXT;
    Tool tool = new Tool(platform, agreed);

    tool.begin().launch();

    assertThat(tool.entered.get(0).launch().labClass())
        .hasValueSatisfying(
            c -> {
              assertThat(c.name()).isEqualTo("Cloud networking");
              assertThat(c.id()).startsWith("lti-").hasSizeLessThanOrEqualTo(100);
              assertThat(c.start()).isBeforeOrEqualTo(tool.clock.instant());
              assertThat(c.end()).isAfter(tool.clock.instant());
            });
  }

  @ParameterizedTest
  @CsvSource({"window, false", "iframe, true", "frame, true", "'', true"})
  void onlyAWindowIsNotFramed(String target, boolean framed) throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(LTI + "launch_presentation", Map.of("document_target", target));

    attempt.launch();

    assertThat(tool.entered.get(0).framed()).isEqualTo(framed);
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3", "192.168.1.1", "127.0.0.1", "100.64.0.1", "fd00::1", "fe80::1"})
  void anAddressThatIsNotPublicTellsNothing(String address) throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.from = InetAddress.getAllByName(address)[0];

    attempt.launch();

    assertThat(tool.entered.get(0).launch().learnerAddress()).isEmpty();
  }

  @Test
  void certificationsPayloadsWithLittleInThemAreGood() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    for (String name : List.of("name", "given_name", "family_name", "email", "locale")) {
      attempt.claims.remove(name);
    }
    attempt.claims.remove(LTI + "context");
    attempt.claims.remove(Tool.AGS);
    attempt.claims.put(LTI + "roles", List.of());
    attempt.claims.put(LTI + "deployment_id", 14);
    attempt.claims.put(LTI + "tool_platform", "of the wrong type");
    attempt.claims.put("exp", tool.clock.instant().getEpochSecond() + 300.5);

    attempt.launch();

    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void oneLineTellsOfTheLaunchWithoutSecretsAndPersons() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      Tool tool = new Tool(platform, agreed);
      Tool.Attempt attempt = tool.begin();
      String token = platform.sign(attempt.header, attempt.claims);

      attempt.launch(token);

      assertThat(log.text())
          .containsPattern(
              "INFO LTI launch accepted: code=lti.launched type=LtiResourceLinkRequest"
                  + " iss=https://lms.example.edu kid=first registration=reg-1 family=generic"
                  + " deployment=14 nonce=[\\w-]{12} sub=[\\w-]{12} ref=[0-9A-Z]{10}")
          .doesNotContainPattern("\\bAda\\b")
          .doesNotContain("Brook")
          .doesNotContain("ada.brook")
          .doesNotContain("u-5531")
          .doesNotContain(token)
          .doesNotContain(attempt.nonce)
          .doesNotContain(attempt.state);
    }
  }

  @Test
  void aTokenInAnAddressIsRefused() throws Exception {
    Tool tool = new Tool(platform, agreed);
    WebResponse response =
        tool.login("GET", "/launch", Map.of(), Map.of(), Map.of("id_token", "a.b.c", "state", "s"));

    assertThat(response.status()).isEqualTo(405);
    assertThat(Tool.page(response)).contains("lti.launch-method");
  }

  @Test
  void somebodyWhoTypesTheAddressGetsAHelpfulPage() throws Exception {
    Tool tool = new Tool(platform, agreed);

    WebResponse response = tool.login("GET", "/launch", Map.of(), Map.of(), Map.of());

    assertThat(response.status()).isEqualTo(200);
    assertThat(Tool.page(response)).contains("Open the lab from your course");
  }
}
