package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.core.spi.http.WebResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that lead nowhere, and why. */
class LoginRefusalsTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "login_hint", "target_link_uri"})
  void aMissingParameterIsNamed(String name) throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.remove(name);

    WebResponse response =
        new Tool(platform, agreed).login("POST", "/login", Map.of(), Map.of(), parameters);

    refused(response, 400, "lti.login-parameter-missing." + name);
    assertThat(Tool.page(response)).contains("lacks the parameter " + name);
  }

  @Test
  void aRepeatedParameterIsRefused() throws Exception {
    Map<String, List<String>> form = new LinkedHashMap<>();
    Tool.loginParameters().forEach((n, v) -> form.put(n, List.of(v)));
    form.put("iss", List.of("https://lms.example.edu", "https://evil.example"));

    refused(
        new Tool(platform, agreed).login("POST", "/login", Map.of(), Map.of(), Map.of(), form),
        400,
        "lti.login-parameter-repeated.iss");
  }

  @Test
  void aParameterWithoutEndIsRefused() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("login_hint", "x".repeat(8193));

    refused(
        new Tool(platform, agreed).login("POST", "/login", Map.of(), Map.of(), parameters),
        400,
        "lti.login-parameter-too-long.login_hint");
  }

  @Test
  void anUnknownPlatformIsRefused() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("iss", "https://stranger.example");

    refused(
        new Tool(platform, agreed).login("POST", "/login", Map.of(), Map.of(), parameters),
        400,
        "lti.login-registration-unknown");
  }

  @Test
  void thePathTheIssuerAndTheClientIdMustAgree() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("client_id", "another");

    refused(
        new Tool(platform, agreed)
            .login(
                "POST",
                "/login/{registration}",
                Map.of("registration", "reg-1"),
                Map.of(),
                parameters),
        400,
        "lti.login-registration-mismatch");
  }

  @Test
  void pendingAndDisabledRegistrationsAreRefused() throws Exception {
    agreed.state = RegistrationState.PENDING;
    refused(login(new Tool(platform, agreed)), 403, "lti.login-registration-pending");
    agreed.state = RegistrationState.DISABLED;
    refused(login(new Tool(platform, agreed)), 403, "lti.login-registration-disabled");
  }

  @Test
  void tooManyLoginsFromOneAddressAreHeldBackBeforeTheyLeaveARow() throws Exception {
    Tool tool = new Tool(platform, new TurnedClock(), null, 3, agreed);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(login(tool).status());
    }

    assertThat(statuses).containsExactly(303, 303, 303, 429);
    assertThat(tool.store.dump().split("pending-login", -1)).hasSize(4);
  }

  private static WebResponse login(Tool tool) throws Exception {
    return tool.login("POST", "/login", Map.of(), Map.of(), Tool.loginParameters());
  }

  private static void refused(WebResponse response, int status, String code) {
    assertThat(Tool.page(response)).contains(code).contains("Reference:");
    assertThat(response.status()).isEqualTo(status);
  }
}
