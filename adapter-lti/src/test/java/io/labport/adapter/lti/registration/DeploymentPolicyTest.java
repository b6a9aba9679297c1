package io.labport.adapter.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.CapturedLog;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LTI Core 1.3, section 3.1.3: deployments, and who lets them in. */
class DeploymentPolicyTest {
  private static final String DEPLOYMENT = Tool.LTI + "deployment_id";
  private final FakePlatform platform = new FakePlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  private Tool tool(DeploymentPolicy policy) {
    Agreed agreed = new Agreed(platform);
    agreed.deploymentPolicy = policy;
    return new Tool(platform, agreed);
  }

  private static WebResponse launch(Tool tool, String deployment) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(DEPLOYMENT, deployment);
    attempt.claims.put(
        Tool.LTI + "tool_platform",
        Map.of(
            "guid",
            "g-1",
            "name",
            "Example University",
            "product_family_code",
            "moodle",
            "version",
            "5",
            "contact_email",
            "someone@example.edu"));
    return attempt.launch();
  }

  private static List<Deployment> known(Tool tool) {
    return tool.get(LtiRegistrations.class).deployments("reg-1").stream()
        .filter(each -> !each.id().equals("14"))
        .toList();
  }

  @Test
  void explicitRefusesAndNotesNothing() throws Exception {
    Tool tool = tool(DeploymentPolicy.EXPLICIT);

    assertThat(Tool.page(launch(tool, "new"))).contains("lti.deployment-unknown");
    assertThat(known(tool)).isEmpty();
  }

  @Test
  void approveNotesTheDeploymentForAnAdministratorWhoLetsItIn() throws Exception {
    Tool tool = tool(DeploymentPolicy.APPROVE);
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      WebResponse first = launch(tool, "7:abc/é");
      launch(tool, "7:abc/é");

      assertThat(first.status()).isEqualTo(403);
      assertThat(Tool.page(first)).contains("lti.deployment-pending", "has been noted");
      assertThat(log.text()).containsOnlyOnce("waits for an administrator's approval");
    }
    Deployment noted = known(tool).get(0);
    assertThat(noted.state()).isEqualTo(DeploymentState.PENDING);
    assertThat(noted.platform().name()).contains("Example University");
    assertThat(tool.store.dump()).doesNotContain("someone@example.edu", "Brook", "\"Ada\"");

    WebResponse decided =
        tool.admin(
            "PUT",
            "/registrations/{key}/deployments/{id}",
            Map.of("key", "reg-1", "id", "7:abc/é"),
            "{\"state\":\"active\"}");

    assertThat(decided.status()).as(Tool.page(decided)).isEqualTo(200);
    assertThat(launch(tool, "7:abc/é").status()).isEqualTo(303);
  }

  @Test
  void autoLetsItInAndRemembersIt() throws Exception {
    Tool tool = tool(DeploymentPolicy.AUTO);

    assertThat(launch(tool, "new").status()).isEqualTo(303);
    assertThat(known(tool))
        .singleElement()
        .returns("new", Deployment::id)
        .returns(DeploymentState.ACTIVE, Deployment::state)
        .returns(Optional.of(tool.clock.instant()), Deployment::firstSeen);
  }

  @Test
  void aBlockedDeploymentStaysOutThoughTheTermsNameIt() throws Exception {
    Tool tool = tool(DeploymentPolicy.AUTO);
    assertThat(launch(tool, "14").status()).isEqualTo(303);

    tool.get(LtiRegistrations.class).decide("reg-1", "14", DeploymentState.BLOCKED);

    assertThat(Tool.page(launch(tool, "14"))).contains("lti.deployment-blocked");
  }

  @Test
  void theLastLaunchIsKeptToTheDay() throws Exception {
    Tool tool = tool(DeploymentPolicy.AUTO);
    launch(tool, "new");
    Instant first = tool.clock.instant();
    tool.clock.turn(Duration.ofHours(23));
    launch(tool, "new");
    assertThat(known(tool).get(0).lastSeen()).contains(first);
    tool.clock.turn(Duration.ofHours(1));

    launch(tool, "new");

    assertThat(known(tool).get(0).lastSeen()).contains(tool.clock.instant());
    assertThat(known(tool).get(0).firstSeen()).contains(first);
  }

  @Test
  void aMessageWithAnotherFaultLeavesNothingBehind() throws Exception {
    for (DeploymentPolicy policy : DeploymentPolicy.values()) {
      Tool tool = tool(policy);
      Tool.Attempt attempt = tool.begin();
      attempt.claims.put(DEPLOYMENT, "new");
      attempt.claims.remove(Tool.LTI + "version");

      assertThat(attempt.launch().status()).isNotEqualTo(303);
      assertThat(known(tool)).isEmpty();
    }
  }

  @Test
  void aLoginFindsItsRegistrationByAStoredDeployment() throws Exception {
    Agreed one = new Agreed(platform);
    Agreed other = new Agreed(platform);
    other.clientId = "tool-2";
    Tool tool = new Tool(platform, one, other);
    Map<String, String> login = new LinkedHashMap<>(Tool.loginParameters());
    login.remove("client_id");
    login.put("lti_deployment_id", "only-there");
    assertThat(Tool.page(tool.login("POST", "/login", Map.of(), Map.of(), login)))
        .contains("lti.login-registration-ambiguous");

    tool.get(LtiRegistrations.class).decide("reg-2", "only-there", DeploymentState.ACTIVE);

    assertThat(
            tool.login("POST", "/login", Map.of(), Map.of(), login)
                .headers()
                .get("Location")
                .get(0))
        .contains("client_id=tool-2");
  }
}
