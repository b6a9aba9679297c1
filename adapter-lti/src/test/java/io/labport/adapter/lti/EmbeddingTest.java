package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.adapter.lti.fake.Embedded;
import io.labport.adapter.lti.fake.Embedded.Click;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.OwnRepository;
import io.labport.adapter.lti.fake.Registering;
import io.labport.adapter.lti.fake.RegisteringPlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.inspect.LaunchInspector;
import io.labport.adapter.lti.inspect.LaunchQuery;
import io.labport.adapter.lti.inspect.LaunchSummary;
import io.labport.adapter.lti.profile.LaunchQuirks;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationView;
import io.labport.core.spi.http.WebResponse;
import io.labport.examples.sandbox.LabView;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a program that embeds the adapter can rely on. */
class EmbeddingTest {
  private static final String ISSUER = "https://lms.example.edu";
  private static final Click CLICK = new Click(ISSUER, "tool-1", "1", "u-1");

  private final FakePlatform platform = new FakePlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  private String[] campus() {
    return Embedded.registration(platform, "campus", ISSUER, "tool-1", "1");
  }

  private static String[] and(String[]... parts) {
    return Arrays.stream(parts).flatMap(Stream::of).toArray(String[]::new);
  }

  private static List<LaunchSummary> launches(Embedded embedded) {
    return embedded.labport.offered(LaunchInspector.class).newest(LaunchQuery.all()).launches();
  }

  @Test
  void twoInOneVirtualMachineDoNotSeeEachOther() {
    String[] other = Embedded.registration(platform, "other", ISSUER, "tool-2", "1");
    try (Embedded one = new Embedded(platform, new LtiAdapter(), campus());
        Embedded two = new Embedded(platform, new LtiAdapter(), other)) {
      one.open(CLICK);
      await().until(() -> launches(one).size() == 1);

      assertThat(one.sandbox.control().labs()).hasSize(1);
      assertThat(two.sandbox.control().requests("launch")).isEmpty();
      assertThat(two.sandbox.control().labs()).isEmpty();
      assertThat(launches(two)).isEmpty();
      assertThat(two.login(CLICK).status()).isEqualTo(400);
      assertThat(Tool.page(two.get("/lti/jwks"))).isNotEqualTo(Tool.page(one.get("/lti/jwks")));
    }
  }

  @Test
  void aStoppedOneLeavesTheOtherRunning() {
    try (Embedded one = new Embedded(platform, new LtiAdapter(), campus())) {
      new Embedded(platform, new LtiAdapter(), campus()).close();

      one.open(CLICK);

      assertThat(one.sandbox.control().labs()).hasSize(1);
    }
  }

  @Test
  void oneUserIdOfSeveralPlatformsAndDeploymentsIsSeveralPeople() {
    String[] twoDeployments = Embedded.registration(platform, "campus", ISSUER, "tool-1", "1, 2");
    String[] second = Embedded.registration(platform, "second", ISSUER, "tool-2", "1");
    try (Embedded embedded =
        new Embedded(platform, new LtiAdapter(), and(twoDeployments, second))) {
      embedded.open(CLICK);
      embedded.open(new Click(ISSUER, "tool-1", "2", "u-1"));
      embedded.open(new Click(ISSUER, "tool-2", "1", "u-1"));
      embedded.open(CLICK);

      assertThat(embedded.sandbox.control().labs())
          .hasSize(3)
          .extracting(LabView::userId)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void ownRegistrationsServeLoginLaunchListAndDynamicRegistration() throws Exception {
    OwnRepository repository = new OwnRepository();
    try (RegisteringPlatform lms = new RegisteringPlatform();
        Embedded embedded =
            new Embedded(
                platform,
                new LtiAdapter().withRegistrations(repository),
                "outbound.ports",
                platform.at("/").getPort() + ", " + URI.create(lms.at("/")).getPort())) {
      lms.configuration.put("jwks_uri", platform.at("/jwks").toString());
      lms.configuration.put("token_endpoint", platform.at("/token").toString());
      LtiRegistrations registrations = embedded.labport.offered(LtiRegistrations.class);
      String link = registrations.invite(InvitationTerms.of("Own campus")).link().getRawPath();

      WebResponse page =
          embedded.get(
              link
                  + "?openid_configuration="
                  + URLEncoder.encode(lms.at("/openid"), StandardCharsets.UTF_8));
      WebResponse done = embedded.post(link, Map.of("ticket", Registering.ticket(page)), "");

      assertThat(done.status()).as(Tool.page(done)).isEqualTo(200);
      assertThat(repository.rows).hasSize(1);
      assertThat(registrations.list())
          .singleElement()
          .returns(repository.rows.firstKey(), RegistrationView::key)
          .returns("Own campus", RegistrationView::name);
      Click click = new Click(lms.at(""), "client-1", "dep:1/\u00e4", "u-1");
      embedded.open(click);
      assertThat(embedded.sandbox.control().labs()).hasSize(1);
    }
  }

  @Test
  void ownWordsAndAnOwnLookAreOnThePages() {
    try (Embedded embedded =
        new Embedded(
            platform,
            new LtiAdapter(),
            builder ->
                builder.texts(
                    (area, key, language) ->
                        area.equals("lti") && key.equals("lti.state-missing.title")
                            ? Optional.of("Please begin in your course, in " + language)
                            : Optional.empty()),
            and(
                campus(),
                new String[] {
                  "pages.name", "Example School",
                  "pages.logo", "https://cdn.example/logo.svg",
                  "pages.style-sheet", "https://cdn.example/own.css"
                }))) {
      WebResponse refused = embedded.post("/lti/launch", Map.of("id_token", "x"), "");

      assertThat(Tool.page(refused))
          .contains("lti.state-missing", "Please begin in your course, in en", "Example School")
          .contains("https://cdn.example/logo.svg", "https://cdn.example/own.css");
      assertThat(refused.headers().get("Content-Security-Policy").toString())
          .contains("https://cdn.example");
    }
  }

  /** An LMS whose logins name another address than its launches. */
  private static final class OwnProfile implements PlatformProfile {
    @Override
    public PlatformFamily family() {
      return PlatformFamily.GENERIC;
    }

    @Override
    public String name() {
      return "Own LMS";
    }

    @Override
    public LaunchQuirks launching() {
      return new LaunchQuirks() {
        @Override
        public boolean sameTarget(String login, String signed) {
          return signed.equals(login + "?lab=101");
        }
      };
    }
  }

  @Test
  void anOwnProfileStandsInForOurs() {
    String target = "https://labs.example/lti/launch?lab=101";
    try (Embedded ours = new Embedded(platform, new LtiAdapter(), campus());
        Embedded own =
            new Embedded(platform, new LtiAdapter().withProfile(new OwnProfile()), campus())) {
      assertThat(
              Tool.page(
                  ours.launch(CLICK, claims -> claims.put(Tool.LTI + "target_link_uri", target))))
          .contains("lti.target-link-uri-mismatch");
      assertThat(
              own.launch(CLICK, claims -> claims.put(Tool.LTI + "target_link_uri", target))
                  .status())
          .isEqualTo(303);
    }
  }
}
