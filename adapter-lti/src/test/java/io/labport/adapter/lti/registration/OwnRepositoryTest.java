package io.labport.adapter.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.adapter.lti.LtiAdapter;
import io.labport.adapter.lti.fake.OwnRepository;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestConfig;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An embedder who keeps registrations in a repository of their own. */
class OwnRepositoryTest {
  private final OwnRepository repository = new OwnRepository();
  private final Labport labport =
      Labport.builder()
          .config(
              ConfigSource.of(
                  TestConfig.with(
                      "secrets.keyset",
                      Labport.newKeyset(),
                      "admin.token",
                      "a-token-of-an-administrator")))
          .storage(Storages.inMemory())
          .adapters(new LtiAdapter().withRegistrations(repository))
          .start();

  @AfterEach
  void close() {
    labport.close();
  }

  private static Map<String, String> terms() {
    return Map.of(
        "issuer",
        "https://lms.example",
        "client-id",
        "c-1",
        "authorization-endpoint",
        "https://lms.example/auth",
        "token-endpoint",
        "https://lms.example/token",
        "jwks-uri",
        "https://lms.example/jwks");
  }

  private WebResponse serve(String path, String query, Map<String, List<String>> headers) {
    return labport.serve(
        new IncomingRequest(
            "GET", path, query, headers, new byte[0], Map.of(), InetAddress.getLoopbackAddress()));
  }

  @Test
  void registrationsLieThereAndLoginsFindThem() {
    LtiRegistrations registrations = labport.offered(LtiRegistrations.class);

    String key = registrations.add(Optional.empty(), "Campus", terms()).key();

    assertThat(repository.rows).containsOnlyKeys(key);
    WebResponse login =
        serve(
            "/lti/login/" + key,
            "iss=https%3A%2F%2Flms.example&login_hint=u"
                + "&target_link_uri=https%3A%2F%2Flabs.example%2Flti%2Flaunch",
            Map.of());
    assertThat(login.status()).isEqualTo(303);
    assertThat(login.headers().get("Location").get(0)).startsWith("https://lms.example/auth?");
    assertThatThrownBy(() -> registrations.add(Optional.empty(), "Twin", terms()))
        .isInstanceOf(RegistrationRefused.class);
    registrations.delete(key);
    assertThat(repository.rows).isEmpty();
  }

  @Test
  void administratorsNeedTheirTokenAndMayNameADeploymentThatIsPercentEncoded() {
    LtiRegistrations registrations = labport.offered(LtiRegistrations.class);
    String key = registrations.add(Optional.of("campus"), "Campus", terms()).key();
    assertThat(serve("/admin/lti/registrations", "", Map.of()).status()).isEqualTo(401);
    WebResponse decided =
        labport.serve(
            new IncomingRequest(
                "PUT",
                "/admin/lti/registrations/" + key + "/deployments/7%3A%C3%A4%20b",
                "",
                Map.of("authorization", List.of("Bearer a-token-of-an-administrator")),
                "{\"state\":\"active\"}".getBytes(StandardCharsets.UTF_8),
                Map.of(),
                InetAddress.getLoopbackAddress()));

    assertThat(decided.status()).isEqualTo(200);
    assertThat(registrations.deployments(key))
        .singleElement()
        .returns("7:\u00e4 b", Deployment::id)
        .returns(DeploymentState.ACTIVE, Deployment::state);
  }
}
