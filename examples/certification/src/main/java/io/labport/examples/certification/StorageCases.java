package io.labport.examples.certification;

import io.labport.examples.certification.Expectation.Manner;
import io.labport.examples.certification.StorageDriver.Kept;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a platform may say of its storage: LTI Client Side postMessages 1.0; OIDC Login 0.1. */
final class StorageCases {
  private static final String FOREIGN = "https://somebody-else.example";
  private static final String CROSS = "launch-confirm-cross-origin";
  private static final String TICKET = "launch-confirm-ticket";

  /** Longer than a page needs to read two values. */
  private static final Duration LATE = Duration.ofSeconds(61);

  private StorageCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.STORAGE);
    targets(cases);
    confirmations(cases);
    return cases.all();
  }

  private static void targets(CaseList cases) {
    String script = "_parent\"><script>kit(1)</script>'</script><!--";
    cases
        .behaved(
            "storage-script",
            "an lti_storage_target that holds a script",
            "the page does not run it",
            stage -> {
              Map<String, String> sent = stage.loginParameters();
              sent.put("lti_storage_target", script);
              Answer answer = new Browser().get(Stage.withQuery(stage.target().loginUrl(), sent));
              if (answer.status() >= 500) {
                return new Seen.Wrong("the tool broke: status " + answer.status());
              }
              return answer.body().contains("<script>kit(1)")
                      || answer.body().contains("</script><!--")
                  ? new Seen.Wrong("the script is in the page")
                  : new Seen.Right("status " + answer.status());
            })
        .openedBy(
            "storage-no-answer",
            "a platform that promises storage and keeps nothing, in a browser that keeps cookies",
            stage -> {
              Map<String, String> sent = sent(stage);
              Browser browser = new Browser();
              Answer answer = browser.get(Stage.withQuery(stage.target().loginUrl(), sent));
              Optional<AuthenticationRequest> request = AuthenticationRequest.read(answer);
              if (request.isEmpty() && answer.status() == 200) {
                if (stage.drivers().storage().isEmpty()) {
                  return new Seen.Skipped("the login page needs a browser with scripts");
                }
                URI next = stage.drivers().storage().get().keep(answer).next();
                request = Optional.of(AuthenticationRequest.at(next));
              }
              if (request.isEmpty()) {
                throw new NoLoginException(answer);
              }
              Login login = new Login(stage, browser, sent, request.get());
              String token = login.learnerDraft().sign();
              return new Seen.Answered(login.post(token), token);
            });
  }

  private static void confirmations(CaseList cases) {
    cases
        .openedBy(
            "storage-confirm",
            "a browser without cookies: a confirmation of what the platform kept",
            with(
                w -> {
                  Answer confirmed = w.send(w.kept);
                  return confirmed.status() >= 400
                      ? new Seen.Answered(confirmed, "")
                      : new Seen.Answered(w.goOn(confirmed), w.token);
                }))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-no-origin",
            "a confirmation without Origin",
            CROSS,
            with(w -> w.answered(w.confirmation(w.kept))))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-origin",
            "a confirmation with a foreign Origin",
            CROSS,
            with(w -> w.answered(w.confirmation(w.kept).header("Origin", FOREIGN))))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-origin.null",
            "a confirmation with the Origin of a sandboxed frame",
            CROSS,
            with(w -> w.answered(w.confirmation(w.kept).header("Origin", "null"))))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-origin.site",
            "a confirmation that the browser marks as another site's",
            CROSS,
            with(
                w ->
                    w.answered(
                        w.confirmation(w.kept)
                            .header("Origin", w.origin())
                            .header("Sec-Fetch-Site", "cross-site"))))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-origin.form",
            "a confirmation as a form of any page could post it, without a CORS preflight",
            "launch-confirm-malformed",
            with(
                w ->
                    w.answered(
                        w.asPage(w.confirmation(w.kept)).setHeader("Content-Type", "text/plain"))))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-values",
            "a confirmation with values that nobody kept",
            "state-not-bound",
            with(
                w -> {
                  Map<String, String> others = new LinkedHashMap<>(w.kept);
                  others.replaceAll((key, value) -> new StringBuilder(value).reverse().toString());
                  return new Seen.Answered(w.send(others), w.token);
                }))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-twice",
            "a confirmation a second time",
            TICKET,
            with(
                w -> {
                  Answer first = w.send(w.kept);
                  return first.status() >= 400
                      ? new Seen.Wrong("it was not even taken once: " + first)
                      : new Seen.Answered(w.send(w.kept), w.token);
                }))
        .refusedBy(
            Manner.SCRIPT,
            "storage-confirm-late",
            "a confirmation after 61 seconds",
            TICKET,
            with(
                w -> {
                  if (!w.stage.patience().willing(LATE)) {
                    return new Seen.Skipped("takes " + LATE + " to wait");
                  }
                  w.stage.patience().pass(LATE);
                  return new Seen.Answered(w.send(w.kept), w.token);
                }))
        .refusedBy(
            Manner.SCRIPT,
            "storage-ticket",
            "a ticket of another launch",
            "state-not-bound",
            with(
                w -> {
                  Waiting other = Waiting.begin(w.stage, w.driver);
                  Map<String, String> mixed = new LinkedHashMap<>(w.kept);
                  // By order: the other page asks under its own keys for what this one kept.
                  java.util.Iterator<String> values = w.kept.values().iterator();
                  other.kept.keySet().forEach(key -> mixed.put(key, values.next()));
                  return new Seen.Answered(other.send(mixed), w.token);
                }));
  }

  private static Map<String, String> sent(Stage stage) {
    Map<String, String> sent = stage.loginParameters();
    sent.put("lti_storage_target", "_parent");
    return sent;
  }

  @FunctionalInterface
  private interface Part {
    Seen play(Waiting waiting) throws Exception;
  }

  private static Script with(Part part) {
    return stage ->
        stage.drivers().storage().isEmpty()
            ? new Seen.Skipped("nobody does what the tool's scripts do")
            : part.play(Waiting.begin(stage, stage.drivers().storage().get()));
  }

  /** A launch that waits for its confirmation, in a browser that has no cookie of its login. */
  private record Waiting(
      Stage stage,
      StorageDriver driver,
      Browser browser,
      String token,
      Answer page,
      Map<String, String> kept) {

    static Waiting begin(Stage stage, StorageDriver driver) throws Exception {
      Map<String, String> sent = sent(stage);
      Kept kept = driver.keep(new Browser().get(Stage.withQuery(stage.target().loginUrl(), sent)));
      Browser browser = new Browser();
      Login login = new Login(stage, browser, sent, AuthenticationRequest.at(kept.next()));
      String token = login.learnerDraft().sign();
      Answer page = login.post(token);
      if (page.status() >= 400) {
        throw new IllegalStateException("the launch was refused before any confirmation: " + page);
      }
      return new Waiting(stage, driver, browser, token, page, kept.values());
    }

    String origin() {
      return page.from().getScheme() + "://" + page.from().getRawAuthority();
    }

    HttpRequest.Builder confirmation(Map<String, String> read) throws Exception {
      return driver.confirmation(page, read);
    }

    /** With what a browser adds to a request of the page's own. */
    HttpRequest.Builder asPage(HttpRequest.Builder request) {
      return request.header("Origin", origin()).header("Sec-Fetch-Site", "same-origin");
    }

    Answer send(Map<String, String> read) throws Exception {
      return browser.send(asPage(confirmation(read)));
    }

    Seen answered(HttpRequest.Builder request) throws Exception {
      return new Seen.Answered(browser.send(request), token);
    }

    Answer goOn(Answer confirmed) throws Exception {
      return driver.goOn(browser, page, confirmed);
    }
  }
}
