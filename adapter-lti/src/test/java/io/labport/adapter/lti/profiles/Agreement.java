package io.labport.adapter.lti.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.RegistrationView;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.ToolRegistration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an LMS and Labport come to know each other: by themselves where the LMS can, or by hand. */
final class Agreement {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SampleLms lms;
  private final LtiRegistrations registrations;
  private final AdminDoor door;

  Agreement(Premises premises, LmsProfile profile) {
    this.lms = premises.lms(profile);
    this.registrations = premises.labport.offered(LtiRegistrations.class);
    this.door = new AdminDoor(premises.tool);
  }

  /** Answers the key of the registration. */
  String made() throws Exception {
    return lms.profile().registersDynamically() ? dynamically() : byHand();
  }

  private String dynamically() throws Exception {
    InvitationTerms terms =
        new InvitationTerms(
            "University of " + lms.profile(),
            Optional.of(family()),
            // Who shares an issuer with all customers has its configuration on another host here.
            lms.profile().issuer(),
            DeploymentPolicy.AUTO,
            RegistrationState.ACTIVE,
            Optional.empty(),
            InvitationTerms.USUAL);
    URI link = registrations.invite(terms).link();
    Browser administrator = new Browser();

    Browser.Page asked = administrator.visit(lms.administration().register(link));
    assertThat(asked.status()).as(asked.told()).isEqualTo(200);
    assertThat(asked.document().text()).contains(terms.name(), lms.issuer());
    Browser.Page done = administrator.submit(asked, "#confirm");

    assertThat(done.status()).as(done.told()).isEqualTo(200);
    ToolRegistration tool = lms.administration().tool().orElseThrow();
    assertThat(done.document().text()).contains(tool.clientId());
    if (!tool.active()) {
      lms.administration().turn(true);
    }
    installInCourse();
    RegistrationView made =
        registrations.list().stream()
            .filter(each -> each.name().equals(terms.name()))
            .findFirst()
            .orElseThrow();
    assertThat(made.terms().issuer()).isEqualTo(lms.issuer());
    assertThat(made.terms().family()).isEqualTo(family());
    if (lms.profile() == LmsProfile.BLACKBOARD) {
      portalPlayedHere(made);
    }
    assertThat(registrations.show(made.key()).orElseThrow().terms().jwksUri())
        .isEqualTo(lms.keysUrl());
    return made.key();
  }

  /** Canvas: a course may have an installation of its own beside that of the account. */
  private void installInCourse() {
    Optional<String> own = lms.teaching().course(Premises.COURSE).deploymentId();
    ToolRegistration tool = lms.administration().tool().orElseThrow();
    List<String> all = new ArrayList<>(tool.deploymentIds());
    own.ifPresent(all::add);
    lms.administration().enter(tool.deployedAs(all));
  }

  /** The keys are those of the maker's portal, whatever the configuration says. */
  private void portalPlayedHere(RegistrationView made) throws Exception {
    assertThat(made.terms().jwksUri().toString())
        .startsWith("https://developer.blackboard.com/")
        .contains(made.terms().clientId());
    door.patch(
        "/registrations/" + made.key(),
        JSON.createObjectNode().put("jwks-uri", lms.keysUrl().toString()));
  }

  private String byHand() throws Exception {
    String family = family().name().toLowerCase(Locale.ROOT);
    String key = family + "-by-hand";
    JsonNode advice = door.get("/families/" + family + "?registration=" + key);
    assertThat(advice.path("dynamic-registration").booleanValue()).isFalse();
    Map<String, String> paste = new LinkedHashMap<>();
    advice
        .path("fields-to-paste")
        .forEach(each -> paste.put(each.path("field").asText(), each.path("value").asText()));
    ToolRegistration tool = entered(paste, key);
    lms.register(tool);

    JsonNode addresses = advice.path("platforms").path(0);
    if (addresses.path("inputs").toString().contains("site")) {
      addresses =
          door.get("/families/" + family + "?site=" + encoded(lms.baseUrl() + "/"))
              .path("platforms")
              .path(0);
    }
    ObjectNode terms = (ObjectNode) addresses.path("terms");
    assertThat(terms.path("issuer").asText()).isEqualTo(lms.issuer());
    // The sample LMS has its endpoints elsewhere than the LMS that it imitates.
    terms.put("authorization-endpoint", lms.authorizationUrl().toString());
    terms.put("token-endpoint", lms.tokenUrl().toString());
    terms.put("jwks-uri", lms.keysUrl().toString());
    terms.put("key", key).put("name", "School of " + lms.profile());
    terms.put("client-id", tool.clientId()).put("family", family).put("deployment-policy", "auto");
    JsonNode made = door.post("/registrations", terms);
    assertThat(made.path("key").asText()).isEqualTo(key);
    return key;
  }

  /** As the administrator of the LMS copies the values, field by field. */
  private ToolRegistration entered(Map<String, String> paste, String key) {
    boolean edx = lms.profile() == LmsProfile.OPEN_EDX;
    String login = paste.get(edx ? "Tool Initiate Login URL" : "OIDC Login Init URL");
    String redirects = paste.get(edx ? "Registered Redirect URIs" : "Redirect URLs");
    String target = paste.get(edx ? "Tool Launch URL" : "Domain/URL");
    String keys = paste.get(edx ? "Tool Keyset URL" : "JWKS URL");
    assertThat(paste.values()).doesNotContainNull();
    assertThat(login).endsWith("/" + key);
    return ToolRegistration.of(
        "client-" + key,
        "1",
        URI.create(login),
        URI.create(redirects.replaceAll("[\\[\"\\]]", "")),
        URI.create(target),
        URI.create(keys));
  }

  private PlatformFamily family() {
    return switch (lms.profile()) {
      case PLAIN -> PlatformFamily.GENERIC;
      case MOODLE -> PlatformFamily.MOODLE;
      case CANVAS -> PlatformFamily.CANVAS;
      case BLACKBOARD -> PlatformFamily.BLACKBOARD;
      case BRIGHTSPACE -> PlatformFamily.DESIRE2LEARN;
      case SCHOOLOGY -> PlatformFamily.SCHOOLOGY;
      case SAKAI -> PlatformFamily.SAKAI;
      case OPEN_EDX -> PlatformFamily.OPENEDX;
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
