package io.labport.adapter.lti.registration.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Registering;
import io.labport.adapter.lti.fake.RegisteringPlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1 to R7, and platforms that answer badly. */
class RegistrationChecksTest {
  private final FakePlatform other = new FakePlatform();
  private final RegisteringPlatform lms = new RegisteringPlatform();
  private final Tool tool = new Tool(other);
  private final Registering admin = new Registering(tool);
  private final String invitation = admin.invited(InvitationTerms.of("Campus"));

  @AfterEach
  void close() {
    lms.close();
    other.close();
  }

  private void stops(WebResponse page, int status, String code) {
    assertThat(Tool.page(page)).contains(code + "<");
    assertThat(page.status()).isEqualTo(status);
    assertThat(tool.get(LtiRegistrations.class).list()).isEmpty();
    assertThat(lms.registrations).isEmpty();
  }

  private WebResponse open() throws Exception {
    return admin.open(invitation, lms.at("/openid"));
  }

  @Test
  void anUnknownInvitationIsRefused() throws Exception {
    stops(
        admin.open("A".repeat(43), lms.at("/openid")), 403, "lti.registration-invitation-invalid");
    assertThat(lms.reads).isEmpty();
  }

  @Test
  void anExpiredInvitationIsRefused() throws Exception {
    tool.clock.turn(Duration.ofDays(7));

    stops(open(), 403, "lti.registration-invitation-invalid");
  }

  @Test
  void aWithdrawnInvitationIsRefused() throws Exception {
    LtiRegistrations registrations = tool.get(LtiRegistrations.class);

    assertThat(registrations.withdraw(registrations.invitations().get(0).id())).isTrue();

    stops(open(), 403, "lti.registration-invitation-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://lms.example/openid",
        "https://user@lms.example/openid",
        "https:///openid",
        "https://lms.example/openid#x",
        "ftp://lms.example/openid",
        "file:///etc/passwd",
        "//lms.example/openid",
        "lms.example",
        "https://lms.example/ x",
        ""
      })
  void anAddressThatIsNotOfAnHttpsHostIsRejected(String address) throws Exception {
    stops(admin.open(invitation, address), 400, "lti.registration-config-url-rejected");
    assertThat(tool.http.sent).isEmpty();
  }

  @Test
  void twoAddressesOrATokenWithLineBreaksAreRejected() throws Exception {
    String one = lms.at("/openid");

    stops(
        admin.open(invitation, Map.of("openid_configuration", List.of(one, one))),
        400,
        "lti.registration-config-url-rejected");
    stops(
        admin.open(
            invitation,
            Map.of(
                "openid_configuration",
                List.of(one),
                "registration_token",
                List.of("a\r\nX-Evil: 1"))),
        400,
        "lti.registration-config-url-rejected");
    assertThat(tool.http.sent).isEmpty();
  }

  @Test
  void redirectsWithinTheSiteAreFollowedAndNotMoreThanThree() throws Exception {
    assertThat(admin.open(invitation, lms.at("/moved")).status()).isEqualTo(200);
    String loop = lms.at("/moved?") + lms.at("/moved");
    String longer = lms.at("/moved?") + lms.at("/moved?") + loop;

    stops(admin.open(invitation, longer), 502, "lti.registration-config-unreadable");
    assertThat(lms.redirects.get()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/x", "https://evil.example/x", "file:///etc/passwd"})
  void aRedirectElsewhereIsNotFollowed(String to) throws Exception {
    stops(
        admin.open(invitation, lms.at("/moved?" + to)),
        400,
        "lti.registration-config-url-rejected");
    assertThat(tool.http.sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "\"text\"", "<html>Log in</html>", "{\"issuer\": ", "{\"a\":1,\"a\":2}"})
  void whatIsNoJsonObjectIsUnreadable(String body) throws Exception {
    lms.configurationReply = Optional.of(FakePlatform.Reply.of(200, body));

    stops(open(), 502, "lti.registration-config-unreadable");
  }

  @Test
  void errorsLinesThatDropAndGiantAnswersAreUnreadable() throws Exception {
    for (int status : List.of(500, 404, 401, 204, 0)) {
      lms.configurationReply = Optional.of(FakePlatform.Reply.of(status));
      stops(open(), 502, "lti.registration-config-unreadable");
    }
    lms.configuration.put("padding", "x".repeat(256 * 1024));
    lms.configurationReply = Optional.empty();

    stops(open(), 502, "lti.registration-config-unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "registration_endpoint"
      })
  void everyNeededMemberMustBeAnHttpsAddress(String member) throws Exception {
    for (String wrong : List.of("", "http://lms.example/x", "https://u@lms.example", "x y", "/x")) {
      lms.configuration.put(member, wrong);
      stops(open(), 502, "lti.registration-config-incomplete");
    }
    lms.configuration.remove(member);
    WebResponse page = open();

    stops(page, 502, "lti.registration-config-incomplete");
    assertThat(Tool.page(page)).contains(": " + member);
  }

  @Test
  void aForeignIssuerIsRefusedUnlessTheInvitationNamesIt() throws Exception {
    lms.configuration.put("issuer", "https://issuer.example");

    stops(open(), 403, "lti.registration-issuer-mismatch");
    String naming = admin.invited(named("https://issuer.example"));
    assertThat(admin.open(naming, lms.at("/openid")).status()).isEqualTo(200);
    lms.configuration.put("issuer", lms.at(""));
    stops(admin.open(naming, lms.at("/openid")), 403, "lti.registration-issuer-mismatch");
  }

  private static InvitationTerms named(String issuer) {
    return new InvitationTerms(
        "Campus",
        Optional.empty(),
        Optional.of(issuer),
        DeploymentPolicy.APPROVE,
        RegistrationState.ACTIVE,
        Optional.empty(),
        InvitationTerms.USUAL);
  }

  @Test
  void anotherKindOfLmsThanExpectedIsRefused() throws Exception {
    String canvas =
        admin.invited(
            new InvitationTerms(
                "Campus",
                Optional.of(PlatformFamily.CANVAS),
                Optional.empty(),
                DeploymentPolicy.APPROVE,
                RegistrationState.ACTIVE,
                Optional.empty(),
                InvitationTerms.USUAL));

    stops(admin.open(canvas, lms.at("/openid")), 403, "lti.registration-family-mismatch");
  }

  @Test
  void withoutRs256OrIdTokenNothingGoes() throws Exception {
    lms.configuration.putArray("response_types_supported").add("code");
    stops(open(), 502, "lti.registration-unsupported");
    lms.configuration.remove("response_types_supported");
    assertThat(Tool.page(open())).contains("does not say");
    lms.configuration.putArray("id_token_signing_alg_values_supported").add("RS512");

    stops(open(), 502, "lti.registration-unsupported");
  }

  @Test
  void theSamePlatformIsNotRegisteredTwice() throws Exception {
    admin.confirm(invitation, Registering.ticket(open()));
    String second = admin.invited(InvitationTerms.of(" campus "));

    WebResponse page = admin.open(second, lms.at("/openid"));

    assertThat(page.status()).isEqualTo(409);
    assertThat(Tool.page(page)).contains("lti.registration-already-registered");
    String elsewhere = admin.invited(InvitationTerms.of("Other faculty"));
    WebResponse sameClient =
        admin.confirm(elsewhere, Registering.ticket(admin.open(elsewhere, lms.at("/openid"))));
    assertThat(Tool.page(sameClient)).contains("lti.registration-already-registered");
    assertThat(tool.get(LtiRegistrations.class).list()).hasSize(1);
  }

  @Test
  void aPlatformOfTheConfigurationIsNotRegisteredAgain() throws Exception {
    Agreed agreed = new Agreed(other);
    agreed.issuer = lms.at("");
    Tool configured = new Tool(other, agreed);
    Registering there = new Registering(configured);
    String secret = there.invited(InvitationTerms.of("Campus"));

    assertThat(Tool.page(there.open(secret, lms.at("/openid"))))
        .contains("lti.registration-already-registered");
  }

  @Test
  void whatThePlatformRefusesLeavesTheInvitationGood() throws Exception {
    Map<String, FakePlatform.Reply> bad =
        Map.of(
            "lti.registration-refused-by-platform",
            FakePlatform.Reply.of(
                400, "{\"error\":\"missing_domain\",\"error_description\":\"No domain\"}"),
            "lti.registration-answer-unreadable",
            FakePlatform.Reply.of(500, "<html>Oops</html>"),
            "answer could not be used: no client_id",
            FakePlatform.Reply.of(201, "{}"),
            "answer could not be used: no JSON",
            FakePlatform.Reply.of(200, "<html>ok</html>"),
            "answer could not be used: no answer",
            FakePlatform.Reply.of(0));
    for (Map.Entry<String, FakePlatform.Reply> each : bad.entrySet()) {
      lms.registrationReply = Optional.of(each.getValue());
      WebResponse page = admin.confirm(invitation, Registering.ticket(open()));
      assertThat(page.status()).isEqualTo(502);
      assertThat(Tool.page(page)).contains(each.getKey()).contains("still good");
      assertThat(tool.get(LtiRegistrations.class).list()).isEmpty();
    }
    lms.registrationReply = Optional.empty();

    assertThat(admin.confirm(invitation, Registering.ticket(open())).status()).isEqualTo(200);
  }

  @Test
  void aTicketWorksOnceForHalfAnHourAndForItsInvitationOnly() throws Exception {
    String late = Registering.ticket(open());
    tool.clock.turn(Duration.ofMinutes(30));
    stops(admin.confirm(invitation, late), 409, "lti.registration-ticket-used");
    String foreign = admin.invited(InvitationTerms.of("Other"));

    stops(admin.confirm(foreign, Registering.ticket(open())), 409, "lti.registration-ticket-used");
  }
}
