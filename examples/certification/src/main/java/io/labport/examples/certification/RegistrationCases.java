package io.labport.examples.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.certification.Expectation.Manner;
import io.labport.examples.certification.RegistrationDesk.Platform;
import io.labport.examples.lms.Scopes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A platform's administrator opens the tool's registration link: Dynamic Registration 1.0. */
final class RegistrationCases {
  private static final String REJECTED = "registration-config-url-rejected";
  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final String SCRIPT = "<script>kit(1)</script>";

  private RegistrationCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.REGISTRATION);
    registered(cases);
    addresses(cases);
    configurations(cases);
    answers(cases);
    return cases.all();
  }

  private static void registered(CaseList cases) {
    cases
        .behaved(
            "reg",
            "a right configuration and a registration token",
            "the tool registers with what the specification wants",
            RegistrationTrial.with(
                t -> {
                  Answer done = t.opened();
                  List<String> wrong = new ArrayList<>(wrong(t));
                  if (done.status() >= 400) {
                    wrong.add("the last page has status " + done.status());
                  }
                  if (done.body().contains(t.token()) || t.first().body().contains(t.token())) {
                    wrong.add("a page shows the registration token");
                  }
                  return Seen.unless(wrong, "registered, status " + done.status());
                }))
        .refusedBy(
            "reg-token",
            "a registration link and its token a second time",
            "registration-invitation-invalid",
            RegistrationTrial.with(
                t -> {
                  if (t.opened().status() >= 400) {
                    return new Seen.Wrong("it was not even registered once");
                  }
                  Answer again = t.opened();
                  return t.platform().posts().size() == 1
                      ? new Seen.Answered(again, "")
                      : new Seen.Wrong(
                          "the tool registered " + t.platform().posts().size() + " times");
                }))
        .behaved(
            "reg-second",
            "a second registration of a platform, by another link",
            "refused for people to read, or brought up to date",
            RegistrationTrial.with(
                t -> {
                  if (t.opened().status() >= 400) {
                    return new Seen.Wrong("it was not even registered once");
                  }
                  Answer second = t.anew().opened();
                  List<String> wrong = new ArrayList<>();
                  if (second.status() >= 500 || !second.readable()) {
                    wrong.add("status " + second.status() + ", or no page");
                  }
                  return Seen.unless(wrong, second.toString());
                }))
        .behaved(
            "reg-scopes",
            "a platform that grants one scope of those asked for",
            "the tool registers all the same",
            RegistrationTrial.with(
                t -> {
                  t.platform()
                      .replies(
                          posted ->
                              KeyAnswer.of(
                                  200,
                                  "application/json",
                                  Platform.agreed(posted).put("scope", Scopes.SCORE).toString()));
                  Answer done = t.opened();
                  return done.status() < 400 && done.readable()
                      ? new Seen.Right("registered, status " + done.status())
                      : new Seen.Wrong("not registered: " + done);
                }));
  }

  private static List<String> wrong(RegistrationTrial t) {
    if (t.platform().posts().size() != 1) {
      return List.of("the tool posted " + t.platform().posts().size() + " registrations");
    }
    JsonNode posted = t.platform().posts().get(0);
    List<String> wrong = new ArrayList<>();
    if (!t.platform().authorizations().get(0).equals("Bearer " + t.token())) {
      wrong.add("the registration token did not come back as a bearer token");
    }
    if (!posted.path("application_type").asText().equals("web")) {
      wrong.add("application_type is not web");
    }
    if (!posted.path("token_endpoint_auth_method").asText().equals("private_key_jwt")) {
      wrong.add("token_endpoint_auth_method is not private_key_jwt");
    }
    for (String name : List.of("initiate_login_uri", "jwks_uri", "client_name")) {
      if (posted.path(name).asText().isBlank()) {
        wrong.add(name + " is missing");
      }
    }
    has(wrong, posted, "response_types", "id_token");
    has(wrong, posted, "grant_types", "implicit");
    has(wrong, posted, "grant_types", "client_credentials");
    if (!posted.path("redirect_uris").path(0).isTextual()) {
      wrong.add("redirect_uris is empty");
    }
    for (String name : List.of("domain", "target_link_uri")) {
      if (posted.path(TOOL).path(name).asText().isBlank()) {
        wrong.add(name + " is missing in the tool's configuration");
      }
    }
    if (!posted.path(TOOL).path("messages").path(0).path("type").isTextual()) {
      wrong.add("messages is empty in the tool's configuration");
    }
    if (!posted.path(TOOL).path("claims").isArray()) {
      wrong.add("claims is missing in the tool's configuration");
    }
    return wrong;
  }

  private static void has(List<String> wrong, JsonNode posted, String name, String value) {
    for (JsonNode one : posted.path(name)) {
      if (one.asText().equals(value)) {
        return;
      }
    }
    wrong.add(name + " lacks " + value);
  }

  private static void addresses(CaseList cases) {
    Map<String, String> inside = new LinkedHashMap<>();
    inside.put("reg-private", "http://10.1.2.3/.well-known/openid-configuration");
    inside.put("reg-private.metadata", "http://169.254.169.254/latest/meta-data/");
    inside.put("reg-private.v6", "http://[fd00::1]/.well-known/openid-configuration");
    inside.put("reg-private.file", "file:///etc/hostname");
    inside.forEach(
        (id, address) ->
            cases.refusedBy(
                id,
                "a configuration at " + address,
                REJECTED,
                RegistrationTrial.with(t -> new Seen.Answered(t.open(address), ""))));
    cases
        .refusedBy(
            "reg-redirect",
            "a configuration that redirects to loopback",
            REJECTED,
            RegistrationTrial.with(
                t -> {
                  URI trap = t.stage().platform().trapUrl();
                  String host = "localhost".equals(trap.getHost()) ? "127.0.0.1" : "localhost";
                  t.platform()
                      .moveTo(URI.create("http://" + host + ":" + trap.getPort() + trap.getPath()));
                  int before = t.stage().platform().door().trapped();
                  Answer answer = t.open(t.platform().configurationUrl());
                  return t.stage().platform().door().trapped() == before
                      ? new Seen.Answered(answer, "")
                      : new Seen.Wrong("the tool followed the redirect");
                }))
        .refusedBy(
            "reg-http",
            "a configuration over http",
            REJECTED,
            RegistrationTrial.with(
                t ->
                    t.driver().allowsHttp()
                        ? new Seen.Skipped("the tool was told to talk with platforms over http")
                        : new Seen.Answered(
                            t.open(
                                t.platform().configurationUrl().replaceFirst("^https:", "http:")),
                            "")));
  }

  private static void configurations(CaseList cases) {
    configured(
        cases,
        "reg-issuer",
        "the configuration of an issuer on another site",
        "registration-issuer-mismatch",
        all -> all.put("issuer", "https://somebody-else.example"));
    for (String name :
        List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "registration_endpoint")) {
      configured(
          cases,
          "reg-missing." + name,
          "a configuration without " + name,
          "registration-config-incomplete",
          all -> all.remove(name));
    }
    configured(
        cases,
        "reg-missing.script",
        "a registration endpoint that is a script",
        "registration-config-incomplete",
        all -> all.put("registration_endpoint", "javascript:kit(1)"));
  }

  private static void configured(
      CaseList cases, String id, String name, String code, Consumer<ObjectNode> change) {
    cases.refusedBy(
        Manner.GATEWAY,
        id,
        name,
        code,
        RegistrationTrial.with(
            t -> {
              change.accept(t.platform().configuration);
              Answer answer = t.opened();
              return t.platform().posts().isEmpty()
                  ? new Seen.Answered(answer, "")
                  : new Seen.Wrong("the tool registered all the same");
            }));
  }

  private static void answers(CaseList cases) {
    cases
        .refusedBy(
            Manner.GATEWAY,
            "reg-error-json",
            "a platform that answers a registration with an error in JSON, a script in its text",
            "registration-refused-by-platform",
            RegistrationTrial.with(
                t ->
                    failing(
                        t,
                        KeyAnswer.of(
                            400,
                            "application/json",
                            "{\"error\":\"invalid_client_metadata\",\"error_description\":\""
                                + SCRIPT
                                + "\"}"))))
        .refusedBy(
            Manner.GATEWAY,
            "reg-error-html",
            "a platform that answers a registration with a web page and status 500",
            "registration-answer-unreadable",
            RegistrationTrial.with(t -> failing(t, page(500))))
        .refusedBy(
            Manner.GATEWAY,
            "reg-error-html.200",
            "a platform that answers a registration with a web page and status 200",
            "registration-answer-unreadable",
            RegistrationTrial.with(t -> failing(t, page(200))));
  }

  private static KeyAnswer page(int status) {
    return KeyAnswer.of(
        status, "text/html", "<!DOCTYPE html><html><body>" + SCRIPT + "</body></html>");
  }

  private static Seen failing(RegistrationTrial t, KeyAnswer reply) throws Exception {
    t.platform().replies(posted -> reply);
    Answer answer = t.opened();
    if (answer.body().contains(SCRIPT)) {
      return new Seen.Wrong("the platform's script is in the page");
    }
    return t.platform().posts().size() == 1
        ? new Seen.Answered(answer, "")
        : new Seen.Wrong("the tool posted " + t.platform().posts().size() + " registrations");
  }
}
