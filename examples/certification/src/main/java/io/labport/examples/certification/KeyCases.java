package io.labport.examples.certification;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A key set that changes, fails or is asked for too often: RFC 7517; OpenID Connect Core, 10.1. */
final class KeyCases {
  /** After so long a tool should be willing to ask for the key set again. */
  private static final Duration NEXT_FETCH = Duration.ofMinutes(2);

  /** After so long no tool should trust a key that is gone. */
  private static final Duration CACHE_OVER = Duration.ofHours(25);

  private static final int FLOOD = 1000;
  private static final int MOST_FETCHES = 5;
  private static final int TOGETHER = 20;

  private KeyCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.KEYS);
    cases.openedBy("key-added", "a key that was added a moment ago", KeyCases::added);
    spoiled(cases);
    cases
        .refusedBy(
            "key-removed",
            "a key that was withdrawn a day ago",
            "jwt-kid-unknown",
            KeyCases::removed)
        .behaved(
            "key-concurrent",
            TOGETHER + " tokens with the same unknown kid at once",
            "the key set is fetched at most once",
            KeyCases::concurrent)
        .behaved(
            "key-flood",
            "1,000 random kids",
            "the key set is fetched " + MOST_FETCHES + " times at most",
            KeyCases::flood);
    return cases.all();
  }

  private static void spoiled(CaseList cases) {
    spoiled(cases, "key-404", "answers 404", KeyAnswer.of(404, "text/plain", "not here"));
    spoiled(cases, "key-500", "answers 500", KeyAnswer.of(500, "text/plain", "broken"));
    spoiled(
        cases,
        "key-html",
        "is a web page",
        KeyAnswer.of(200, "text/html", "<!DOCTYPE html><html><body>Maintenance</body></html>"));
    spoiled(cases, "key-empty", "is empty", KeyAnswer.of(200, "application/json", ""));
    spoiled(
        cases,
        "key-empty.no-keys",
        "has no keys",
        KeyAnswer.of(200, "application/json", "{\"keys\":[]}"));
    spoiled(
        cases,
        "key-huge",
        "has ten megabytes",
        KeyAnswer.of(
            200, "application/json", "{\"keys\":[],\"x\":\"" + "y".repeat(10_000_000) + "\"}"));
    spoiled(
        cases,
        "key-slow",
        "takes 15 seconds",
        KeyAnswer.of(200, "application/json", "{\"keys\":[]}").after(Duration.ofSeconds(15)));
    cases.refusedBy(
        "key-redirect",
        "a key set that has moved to another host",
        "jwt-kid-unknown",
        stage -> {
          URI trap = stage.platform().trapUrl();
          String host = "localhost".equals(trap.getHost()) ? "127.0.0.1" : "localhost";
          String elsewhere = "http://" + host + ":" + trap.getPort() + trap.getPath();
          int before = stage.platform().door().trapped();
          Seen seen = withKeysAnswering(stage, KeyAnswer.redirect(elsewhere));
          return stage.platform().door().trapped() == before
              ? seen
              : new Seen.Wrong("the tool followed the redirect to another host");
        });
  }

  private static void spoiled(CaseList cases, String id, String what, KeyAnswer answer) {
    cases.refusedBy(
        id,
        "an unknown kid, while the key set " + what,
        "jwt-kid-unknown",
        stage -> withKeysAnswering(stage, answer));
  }

  /** An unknown kid makes the tool ask; what it knew before must still work afterwards. */
  private static Seen withKeysAnswering(Stage stage, KeyAnswer spoiled) throws Exception {
    untilNextFetch(stage);
    Door door = stage.platform().door();
    launch(stage);
    int before = door.keyFetches();
    door.keysAnswer(Optional.of(spoiled));
    String token;
    Answer answer;
    try {
      Login login = stage.login();
      RSAKey stranger = stage.platform().keys().stranger();
      token = login.learnerDraft().header("kid", stranger.getKeyID()).sign(stranger);
      answer = login.post(token);
    } finally {
      door.keysAnswer(Optional.empty());
    }
    boolean asked = door.keyFetches() > before;
    Answer after = launch(stage);
    if (after.status() >= 400) {
      return new Seen.Wrong("afterwards a right launch is refused with status " + after.status());
    }
    return asked || answer.status() < 400 || answer.status() >= 500
        ? new Seen.Answered(answer, token)
        : new Seen.Skipped("refused, but the tool did not ask for the key set meanwhile");
  }

  private static Seen added(Stage stage) throws Exception {
    launch(stage);
    untilNextFetch(stage);
    RSAKey added = stage.platform().keys().rotateIn("kit-added-" + UUID.randomUUID());
    Login login = stage.login();
    String token = login.learnerDraft().header("kid", added.getKeyID()).sign(added);
    return new Seen.Answered(login.post(token), token);
  }

  private static Seen removed(Stage stage) throws Exception {
    if (!stage.patience().willing(CACHE_OVER)) {
      return new Seen.Skipped("takes " + CACHE_OVER + " to wait");
    }
    untilNextFetch(stage);
    RSAKey key = stage.platform().keys().rotateIn("kit-removed-" + UUID.randomUUID());
    Login before = stage.login();
    Answer accepted = before.post(before.learnerDraft().header("kid", key.getKeyID()).sign(key));
    if (accepted.status() >= 400) {
      return new Seen.Wrong("it was not even accepted while it was published: " + accepted);
    }
    stage.platform().keys().withdraw(key);
    stage.patience().pass(CACHE_OVER);
    Login login = stage.login();
    String token = login.learnerDraft().header("kid", key.getKeyID()).sign(key);
    return new Seen.Answered(login.post(token), token);
  }

  private static Seen concurrent(Stage stage) throws Exception {
    untilNextFetch(stage);
    launch(stage);
    List<Callable<Answer>> posts = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      Login login = stage.login();
      String token = login.learnerDraft().header("kid", "kit-together").sign();
      posts.add(() -> login.post(token));
    }
    int before = stage.platform().door().keyFetches();
    List<String> wrong = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    try {
      for (Future<Answer> one : threads.invokeAll(posts)) {
        Answer answer = one.get();
        if (answer.status() < 400 || answer.status() >= 500) {
          wrong.add("status " + answer.status());
        }
      }
    } finally {
      threads.shutdownNow();
    }
    int fetches = stage.platform().door().keyFetches() - before;
    if (fetches > 1) {
      wrong.add("the key set was fetched " + fetches + " times");
    }
    return Seen.unless(wrong, fetches + " fetches");
  }

  private static Seen flood(Stage stage) throws Exception {
    launch(stage);
    Door door = stage.platform().door();
    int before = door.keyFetches();
    Set<Integer> broken = new java.util.TreeSet<>();
    Login login = stage.login();
    for (int i = 0; i < FLOOD && door.keyFetches() - before <= MOST_FETCHES; i++) {
      Answer answer =
          login.post(login.learnerDraft().header("kid", "kit-" + UUID.randomUUID()).sign());
      if (answer.status() < 400 || answer.status() >= 500) {
        broken.add(answer.status());
      }
    }
    int fetches = door.keyFetches() - before;
    List<String> wrong = new ArrayList<>();
    if (fetches > MOST_FETCHES) {
      wrong.add("the key set was fetched " + fetches + " times");
    }
    if (!broken.isEmpty()) {
      wrong.add("answers with status " + broken);
    }
    return Seen.unless(wrong, fetches + " fetches");
  }

  private static Answer launch(Stage stage) throws Exception {
    Login login = stage.login();
    return login.post(login.learnerDraft().sign());
  }

  /** As long as there is patience; a tool that asks less often makes the case not applicable. */
  private static void untilNextFetch(Stage stage) throws InterruptedException {
    if (stage.patience().willing(NEXT_FETCH)) {
      stage.patience().pass(NEXT_FETCH);
    }
  }
}
