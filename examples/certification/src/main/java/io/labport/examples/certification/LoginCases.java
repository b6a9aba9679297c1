package io.labport.examples.certification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Third-party initiated login: the 1EdTech Security Framework 1.0, section 5.1.1.1. */
final class LoginCases {
  private static final String RIGHT = "a right authentication request";

  private LoginCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.LOGIN);
    requests(cases);
    refusals(cases);
    return cases.all();
  }

  private static void requests(CaseList cases) {
    cases
        .behaved("L1", "a login by GET", RIGHT, stage -> right(stage, all -> {}))
        .behaved(
            "L2",
            "a login by POST",
            RIGHT,
            stage -> {
              Browser browser = new Browser();
              Map<String, String> sent = stage.loginParameters();
              Answer answer = browser.post(stage.target().loginUrl(), sent);
              return Seen.unless(
                  Login.begun(stage, browser, sent, answer).complaints(), "as expected");
            })
        .behaved(
            "L3",
            "a message hint of JSON, with spaces, plus, percent and letters beyond ASCII",
            RIGHT,
            stage ->
                right(
                    stage,
                    all ->
                        all.put(
                            "lti_message_hint",
                            "{\"cmid\": 42, \"a+b\":\"100% & é ü 漢 =?#\", \"t\":\"<b>'\"}")))
        .behaved(
            "L4",
            "a login hint that looks encoded already",
            RIGHT,
            stage -> right(stage, all -> all.put("login_hint", "a%2Fb+c d/e?f&g=h;i%")))
        .behaved(
            "L5",
            "no message hint",
            RIGHT,
            stage -> right(stage, all -> all.remove("lti_message_hint")))
        .behaved(
            "L6",
            "a message hint of 4,000 characters",
            RIGHT,
            stage -> right(stage, all -> all.put("lti_message_hint", "eyJ0".repeat(1000))))
        .behaved(
            "L7",
            "neither client id nor deployment id nor message hint",
            RIGHT + " or a readable refusal",
            LoginCases::bare)
        .behaved(
            "L8",
            "parameters that the tool cannot know",
            RIGHT,
            stage ->
                right(
                    stage,
                    all -> {
                      all.put("canvas_environment", "prod");
                      all.put("lti1p1_anything", "x");
                    }))
        .behaved(
            "L9",
            "two logins",
            "state and nonce are new each time",
            stage -> {
              AuthenticationRequest one = stage.login().request();
              AuthenticationRequest other = stage.login().request();
              List<String> wrong = new ArrayList<>();
              for (String name : List.of("state", "nonce")) {
                if (one.value(name).equals(other.value(name))) {
                  wrong.add(name + " is the same in two logins");
                }
              }
              return Seen.unless(wrong, "they differ");
            })
        .behaved(
            "L10",
            "a login over https",
            "its cookies survive the way back: SameSite=None and Secure",
            LoginCases::cookies);
  }

  private static void refusals(CaseList cases) {
    for (String name : List.of("iss", "login_hint", "target_link_uri")) {
      cases.refusedBy(
          "L11." + name,
          "no " + name,
          "login-parameter-missing." + name,
          stage -> refused(stage, all -> all.remove(name)));
    }
    cases
        .refusedBy(
            "L12",
            "an issuer that is not registered",
            "login-registration-unknown|login-registration-mismatch",
            stage -> refused(stage, all -> all.put("iss", "https://somebody-else.example")))
        .refusedBy(
            "L12.client",
            "a client id that is not registered",
            "login-registration-unknown|login-registration-mismatch",
            stage -> refused(stage, all -> all.put("client_id", "kit-nobody")))
        .refusedBy(
            "L13",
            "a parameter that is there twice",
            "login-parameter-repeated",
            stage -> {
              Map<String, String> sent = stage.loginParameters();
              String body = Browser.encoded(sent) + "&login_hint=another";
              Answer answer =
                  new Browser()
                      .post(stage.target().loginUrl(), "application/x-www-form-urlencoded", body);
              return new Seen.Answered(answer, "");
            })
        .behaved(
            "L14",
            "the login address without any parameter, as people paste it into a browser",
            "a page that people can read",
            stage -> {
              Answer answer = new Browser().get(stage.target().loginUrl());
              List<String> wrong = new ArrayList<>();
              if (answer.status() >= 500 || answer.location().isPresent()) {
                wrong.add("status " + answer.status());
              }
              if (!answer.readable() || answer.text().isEmpty()) {
                wrong.add("no page that people can read");
              }
              return Seen.unless(wrong, "status " + answer.status());
            });
  }

  private static Seen right(Stage stage, Consumer<Map<String, String>> change) throws IOException {
    Map<String, String> sent = stage.loginParameters();
    change.accept(sent);
    return Seen.unless(stage.login(new Browser(), sent).complaints(), "as expected");
  }

  private static Seen refused(Stage stage, Consumer<Map<String, String>> change)
      throws IOException {
    Map<String, String> sent = stage.loginParameters();
    change.accept(sent);
    Answer answer = new Browser().get(Stage.withQuery(stage.target().loginUrl(), sent));
    return new Seen.Answered(answer, "");
  }

  /** A tool that serves several registrations of an issuer at one address may be unable to tell. */
  private static Seen bare(Stage stage) throws IOException {
    Map<String, String> sent = stage.loginParameters();
    sent.keySet().removeAll(List.of("client_id", "lti_deployment_id", "lti_message_hint"));
    Browser browser = new Browser();
    Answer answer = browser.get(Stage.withQuery(stage.target().loginUrl(), sent));
    if (answer.status() >= 400 && answer.status() < 500 && answer.readable()) {
      return new Seen.Right("refused with status " + answer.status());
    }
    return Seen.unless(Login.begun(stage, browser, sent, answer).complaints(), "as expected");
  }

  private static Seen cookies(Stage stage) throws IOException {
    if (!"https".equals(stage.target().loginUrl().getScheme())) {
      return new Seen.Skipped("the login address is not https");
    }
    Answer answer =
        new Browser().get(Stage.withQuery(stage.target().loginUrl(), stage.loginParameters()));
    List<String> cookies = answer.headers().getOrDefault("set-cookie", List.of());
    if (cookies.isEmpty()) {
      return new Seen.Wrong("no cookie binds the login to the browser");
    }
    List<String> wrong = new ArrayList<>();
    for (String cookie : cookies) {
      String attributes = cookie.toLowerCase(Locale.ROOT).replace(" ", "");
      if (!attributes.contains(";samesite=none") || !attributes.contains(";secure")) {
        wrong.add("a cookie is not SameSite=None and Secure");
      }
    }
    return wrong.size() == cookies.size()
        ? new Seen.Wrong(wrong.get(0))
        : new Seen.Right("a cookie survives the way back");
  }
}
