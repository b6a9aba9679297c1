package io.labport.examples.certification;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes wrong between login and launch: state, browser, addresses, ways to post. */
final class FlowCases {
  /** Longer than any tool should keep a login open. */
  private static final Duration LONG_AFTER = Duration.ofMinutes(61);

  private static final String FOREIGN = "https://somebody-else.example/open";

  private FlowCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.FLOW);
    states(cases);
    targets(cases);
    posts(cases);
    errors(cases);
    return cases.all();
  }

  private static void states(CaseList cases) {
    cases
        .refusedBy(
            "flow-state",
            "a state that the tool never made",
            "state-unknown|state-missing",
            stage -> {
              Login login = stage.login();
              Map<String, String> fields = login.fields(login.learnerDraft().sign());
              fields.put("state", other(fields.getOrDefault("state", "")));
              return new Seen.Answered(login.post(fields), fields.getOrDefault("id_token", ""));
            })
        .refusedBy(
            "flow-state.absent",
            "no state",
            "state-missing",
            stage -> {
              Login login = stage.login();
              Map<String, String> fields = login.fields(login.learnerDraft().sign());
              fields.remove("state");
              return new Seen.Answered(login.post(fields), fields.getOrDefault("id_token", ""));
            })
        .refusedBy(
            "flow-state.used",
            "the same answer a second time",
            "state-used",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().sign();
              login.post(token);
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "flow-state.used-fresh-token",
            "a second token for a state that was used",
            "state-used",
            stage -> {
              Login login = stage.login();
              login.post(login.learnerDraft().sign());
              String token = login.learnerDraft().claim("sub", "kit-somebody-else").sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "flow-state.expired",
            "an answer more than an hour after the login",
            "state-expired|state-unknown",
            stage -> {
              if (!stage.patience().willing(LONG_AFTER)) {
                return new Seen.Skipped("takes " + LONG_AFTER + " to wait");
              }
              Login login = stage.login();
              stage.patience().pass(LONG_AFTER);
              String token = login.learnerDraft().sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "flow-state.browser",
            "an answer that arrives from another browser",
            "state-not-bound",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().sign();
              Answer answer = new Browser().post(stage.target().redirectUri(), login.fields(token));
              return new Seen.Answered(answer, token);
            })
        .refusedBy(
            "flow-cookie",
            "an answer that arrives from a browser with a login of its own",
            "state-not-bound",
            stage -> {
              Login victim = stage.login();
              Login attacker = stage.login();
              String token = attacker.learnerDraft().sign();
              return new Seen.Answered(victim.post(attacker.fields(token)), token);
            })
        .openedBy(
            "flow-tabs",
            "two tabs at once, the first answered last",
            stage -> {
              Browser browser = new Browser();
              Login first = stage.login(browser, stage.loginParameters());
              Login second = stage.login(browser, stage.loginParameters());
              String token = second.learnerDraft().sign();
              Answer answer = second.post(token);
              if (answer.status() >= 400) {
                return new Seen.Answered(answer, token);
              }
              String other = first.learnerDraft().sign();
              return new Seen.Answered(first.post(other), other);
            })
        .openedBy(
            "flow-state.forgery-first",
            "a right answer after a forged one for the same login",
            stage -> {
              Login login = stage.login();
              login.post(login.learnerDraft().sign(stage.platform().keys().stranger()));
              String token = login.learnerDraft().sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "flow-mixup",
            "a login of one registration, answered with a token of another",
            "jwt-aud-mismatch",
            stage -> {
              if (stage.target().second().isEmpty()) {
                return new Seen.Skipped("the tool has no second registration with the kit");
              }
              Target.Second second = stage.target().second().get();
              Map<String, String> parameters = stage.loginParameters();
              parameters.put("client_id", second.clientId());
              Login login = stage.login(new Browser(), second.loginUrl(), parameters);
              String token = login.learnerDraft().sign();
              return new Seen.Answered(login.post(token), token);
            });
  }

  private static void targets(CaseList cases) {
    cases
        .refusedBy(
            "flow-target",
            "a target link URI that changed between login and launch",
            "target-link-uri-mismatch",
            stage -> {
              Login login = stage.login();
              String token =
                  login
                      .learnerDraft()
                      .lti("target_link_uri", stage.target().targetLinkUri() + "?kit=changed")
                      .sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "flow-foreign-target",
            "a target link URI on another site, in login and launch",
            "target-link-uri-foreign|login-target-link-uri-foreign",
            stage -> {
              Map<String, String> parameters = stage.loginParameters();
              parameters.put("target_link_uri", FOREIGN);
              Browser browser = new Browser();
              Answer answer = browser.get(Stage.withQuery(stage.target().loginUrl(), parameters));
              if (answer.status() >= 400) {
                return new Seen.Answered(answer, "");
              }
              Login login = Login.begun(stage, browser, parameters, answer);
              String token = login.learnerDraft().lti("target_link_uri", FOREIGN).sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "flow-foreign-target.absent",
            "no target link URI in the launch",
            "target-link-uri-missing",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().withoutLti("target_link_uri").sign();
              return new Seen.Answered(login.post(token), token);
            });
  }

  private static void posts(CaseList cases) {
    cases
        .refusedBy(
            "flow-get",
            "a right answer in the address instead of a form",
            "launch-method",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().sign();
              URI address = Stage.withQuery(stage.target().redirectUri(), login.fields(token));
              return new Seen.Answered(login.browser().get(address), token);
            })
        .refusedBy(
            "flow-twice",
            "two id tokens in one form",
            "launch-id-token-missing",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().sign();
              String body = Browser.encoded(login.fields(token)) + "&id_token=" + token;
              return new Seen.Answered(
                  login
                      .browser()
                      .post(
                          stage.target().redirectUri(), "application/x-www-form-urlencoded", body),
                  token);
            })
        .refusedBy(
            "flow-twice.none",
            "a form without an id token",
            "launch-id-token-missing",
            stage -> {
              Login login = stage.login();
              Map<String, String> fields = login.fields("");
              fields.remove("id_token");
              return new Seen.Answered(login.post(fields), "");
            })
        .refusedBy(
            "flow-upload",
            "a form with a file upload",
            "launch-content-type",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().sign();
              StringBuilder body = new StringBuilder();
              login
                  .fields(token)
                  .forEach(
                      (name, value) ->
                          body.append("--kit\r\nContent-Disposition: form-data; name=\"")
                              .append(name)
                              .append("\"\r\n\r\n")
                              .append(value)
                              .append("\r\n"));
              body.append("--kit\r\nContent-Disposition: form-data; name=\"file\";")
                  .append(" filename=\"a.txt\"\r\n\r\nx\r\n--kit--\r\n");
              return new Seen.Answered(
                  login
                      .browser()
                      .post(
                          stage.target().redirectUri(),
                          "multipart/form-data; boundary=kit",
                          body.toString()),
                  token);
            })
        .refusedBy(
            "flow-upload.json",
            "the fields as JSON",
            "launch-content-type",
            stage -> {
              Login login = stage.login();
              String token = login.learnerDraft().sign();
              return new Seen.Answered(
                  login
                      .browser()
                      .post(
                          stage.target().redirectUri(),
                          "application/json",
                          Jws.json(new LinkedHashMap<>(login.fields(token)))),
                  token);
            });
  }

  private static void errors(CaseList cases) {
    for (String error : List.of("login_required", "access_denied", "server_error")) {
      cases.refusedBy(
          "flow-error." + error,
          "the platform's answer is the error " + error,
          "launch-platform-error." + error,
          stage -> platformError(stage, error, "of no consequence"));
    }
    cases.behaved(
        "flow-error.script",
        "an error whose description holds a script",
        "the page does not run it",
        stage -> {
          String script = "<script>kit(1)</script>";
          Seen seen = platformError(stage, "invalid_request", script);
          Answer answer = ((Seen.Answered) seen).answer();
          return answer.body().contains(script) || answer.status() >= 500
              ? new Seen.Wrong("status " + answer.status() + ", the script is in the page")
              : new Seen.Right("status " + answer.status());
        });
  }

  private static Seen platformError(Stage stage, String error, String description)
      throws Exception {
    Login login = stage.login();
    Map<String, String> fields = login.fields("");
    fields.remove("id_token");
    fields.put("error", error);
    fields.put("error_description", description);
    return new Seen.Answered(login.post(fields), "");
  }

  /** As long and of the same letters, so that only a look-up can tell. */
  private static String other(String state) {
    return new StringBuilder(state).reverse().toString();
  }
}
