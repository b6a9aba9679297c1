package io.labport.adapter.lti.registration.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.CapturedLog;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Registering;
import io.labport.adapter.lti.fake.RegisteringPlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.Deployment;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.DeploymentState;
import io.labport.adapter.lti.registration.Invitation;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.RegistrationView;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicRegistrationTest {
  private final FakePlatform other = new FakePlatform();
  private final RegisteringPlatform lms = new RegisteringPlatform();
  private final Tool tool = new Tool(other);
  private final Registering admin = new Registering(tool);
  private final LtiRegistrations registrations = tool.get(LtiRegistrations.class);

  @AfterEach
  void close() {
    lms.close();
    other.close();
  }

  private WebResponse register(String secret) throws Exception {
    return admin.confirm(secret, Registering.ticket(admin.open(secret, lms.at("/openid"))));
  }

  @Test
  void anInvitedPlatformIsRegisteredAfterConfirmation() throws Exception {
    String secret = admin.invited(InvitationTerms.of("Example University"));

    WebResponse page = admin.open(secret, lms.at("/openid?x=a%2Fb&y=1"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(Tool.page(page))
        .contains("Example University", "Moodle 2025041400", lms.at(""), "LtiResourceLinkRequest");
    assertThat(lms.registrations).isEmpty();
    assertThat(registrations.list()).isEmpty();
    assertThat(lms.reads.get(0).address().getRawQuery()).isEqualTo("x=a%2Fb&y=1");
    assertThat(lms.reads.get(0).header("Authorization"))
        .isEqualTo("Bearer secret-registration-token");

    WebResponse done = admin.confirm(secret, Registering.ticket(page));

    assertThat(done.status()).as(Tool.page(done)).isEqualTo(200);
    assertThat(Tool.page(done)).contains("client-1", "Activate", "org.imsglobal.lti.close");
    assertThat(lms.registrations.get(0).address().getRawQuery()).isEqualTo("fixed=a%2Fb");
    assertThat(lms.registrations.get(0).header("Authorization"))
        .isEqualTo("Bearer secret-registration-token");
    RegistrationView made = registrations.list().get(0);
    assertThat(made.key()).matches("r-[2-9a-z]{8}");
    assertThat(made.name()).isEqualTo("Example University");
    assertThat(made.terms().issuer()).isEqualTo(lms.at(""));
    assertThat(made.terms().clientId()).isEqualTo("client-1");
    assertThat(made.terms().family()).isEqualTo(PlatformFamily.MOODLE);
    assertThat(made.terms().state()).isEqualTo(RegistrationState.ACTIVE);
    assertThat(made.terms().deploymentPolicy()).isEqualTo(DeploymentPolicy.APPROVE);
    assertThat(registrations.deployments(made.key()))
        .singleElement()
        .returns("dep:1/ä", Deployment::id)
        .returns(DeploymentState.ACTIVE, Deployment::state);
  }

  @Test
  void theToolAsksForWhatThePlatformOffersAndNotMore() throws Exception {
    lms.configuration
        .putArray("scopes_supported")
        .add("openid")
        .add(Scopes.SCORE)
        .add(Scopes.NOTICES)
        .add("https://lms.example/own");
    lms.configuration.put("authorization_server", "https://lms.example/audience");
    String secret = admin.invited(InvitationTerms.of("A"));

    register(secret);

    JsonNode posted = lms.posted(0);
    RegistrationView made = registrations.list().get(0);
    assertThat(posted.path("scope").asText())
        .isEqualTo("openid " + Scopes.SCORE + " " + Scopes.NOTICES);
    assertThat(posted.path("initiate_login_uri").asText())
        .isEqualTo("https://tool.example/lti/login/" + made.key());
    assertThat(posted.path("redirect_uris").get(0).asText())
        .isEqualTo("https://tool.example/lti/launch");
    assertThat(posted.path("jwks_uri").asText()).isEqualTo("https://tool.example/lti/jwks");
    assertThat(posted.path("token_endpoint_auth_method").asText()).isEqualTo("private_key_jwt");
    JsonNode part = posted.path(ToolConfiguration.TOOL);
    assertThat(part.path("domain").asText()).isEqualTo("tool.example");
    assertThat(part.path("custom_parameters").path("resource_link_id_history").asText())
        .isEqualTo("$ResourceLink.id.history");
    assertThat(part.path("messages")).hasSize(1);
    assertThat(made.terms().tokenAudience()).contains("https://lms.example/audience");
  }

  @Test
  void grantedScopesAreKeptAsGranted() throws Exception {
    lms.grantedScope = Optional.of("openid " + Scopes.SCORE);

    register(admin.invited(InvitationTerms.of("A")));

    assertThat(registrations.list().get(0).origin().orElseThrow().grantedScopes())
        .containsExactly(Scopes.SCORE);
  }

  @Test
  void withoutADeploymentThePolicyDecidesLater() throws Exception {
    lms.deployment = Optional.empty();

    register(admin.invited(InvitationTerms.of("A")));

    assertThat(registrations.deployments(registrations.list().get(0).key())).isEmpty();
  }

  @Test
  void noTokenAndNoLinkGetsIntoPagesLogsOrTheStore() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      String secret = admin.invited(InvitationTerms.of("A"));
      WebResponse page = admin.open(secret, lms.at("/openid"));
      String open = tool.store.dump();
      WebResponse done = admin.confirm(secret, Registering.ticket(page));

      String everything = log.text() + Tool.page(page) + Tool.page(done);
      assertThat(everything).doesNotContain("secret-registration-token", "secret-management-token");
      assertThat(open + tool.store.dump())
          .doesNotContain("secret-registration-token", "secret-management-token", secret);
      assertThat(log.text()).doesNotContain(secret);
    }
  }

  @Test
  void anInvitationWorksOnce() throws Exception {
    String secret = admin.invited(InvitationTerms.of("A"));
    register(secret);

    WebResponse again = admin.open(secret, lms.at("/openid"));

    assertThat(again.status()).isEqualTo(403);
    assertThat(Tool.page(again)).contains("lti.registration-invitation-invalid");
    assertThat(registrations.invitations())
        .singleElement()
        .returns(Invitation.State.USED, Invitation::state);
  }

  @Test
  void ofManyPostsOfTwoTicketsOneRegisters() throws Exception {
    String secret = admin.invited(InvitationTerms.of("A"));
    List<String> tickets =
        List.of(
            Registering.ticket(admin.open(secret, lms.at("/openid"))),
            Registering.ticket(admin.open(secret, lms.at("/openid"))));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<WebResponse>> posts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String ticket = tickets.get(i % 2);
      posts.add(() -> admin.confirm(secret, ticket));
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<WebResponse> answer : threads.invokeAll(posts)) {
      statuses.add(answer.get().status());
    }
    threads.shutdownNow();

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(lms.registrations).hasSize(1);
    assertThat(registrations.list()).hasSize(1);
  }

  @Test
  void aPendingInvitationMakesAPendingRegistration() throws Exception {
    String secret =
        admin.invited(
            new InvitationTerms(
                "A",
                Optional.of(PlatformFamily.MOODLE),
                Optional.empty(),
                DeploymentPolicy.AUTO,
                RegistrationState.PENDING,
                Optional.empty(),
                Duration.ofDays(1)));

    WebResponse done = register(secret);

    assertThat(Tool.page(done)).contains("has to approve it");
    RegistrationView made = registrations.list().get(0);
    assertThat(made.terms().state()).isEqualTo(RegistrationState.PENDING);
    assertThat(made.terms().deploymentPolicy()).isEqualTo(DeploymentPolicy.AUTO);
    assertThat(registrations.enable(made.key()).terms().state())
        .isEqualTo(RegistrationState.ACTIVE);
  }

  @Test
  void anInvitationThatUpdatesKeepsKeyAndPolicies() throws Exception {
    register(admin.invited(InvitationTerms.of("A")));
    String key = registrations.list().get(0).key();
    registrations.change(key, Optional.empty(), Map.of("send-grades", "off", "state", "disabled"));
    lms.clientId = "client-2";

    register(admin.invited(updating(key)));

    assertThat(registrations.list()).hasSize(1);
    RegistrationView updated = registrations.list().get(0);
    assertThat(updated.key()).isEqualTo(key);
    assertThat(updated.terms().clientId()).isEqualTo("client-2");
    assertThat(updated.terms().sendGrades().name()).isEqualTo("OFF");
    assertThat(updated.terms().state()).isEqualTo(RegistrationState.DISABLED);
    assertThat(lms.posted(1).path("initiate_login_uri").asText()).endsWith("/login/" + key);
  }

  private static InvitationTerms updating(String key) {
    return new InvitationTerms(
        "A",
        Optional.empty(),
        Optional.empty(),
        DeploymentPolicy.APPROVE,
        RegistrationState.ACTIVE,
        Optional.of(key),
        InvitationTerms.USUAL);
  }

  @Test
  void theAddressWithoutAnInvitationExplainsItself() throws Exception {
    WebResponse page = tool.login("GET", "/register", Map.of(), Map.of(), Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(Tool.page(page)).contains("dynamic registration");
  }
}
