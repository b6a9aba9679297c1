package io.labport.examples.certification;

import io.labport.examples.certification.ScoreDriver.Launched;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.LmsControl;
import io.labport.examples.lms.LoggedCall;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learners who work in the tool, and what of it reaches the platform's gradebook. */
final class Scoring {
  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

  /** Two hours, in steps that grow as the pauses between tries do. */
  private static final List<Duration> STEPS =
      IntStream.of(10, 50, 60).mapToObj(Duration::ofMinutes).toList();

  private static final Duration WITHOUT_PATIENCE = Duration.ofSeconds(60);

  /** Longer than any access token of this platform lives. */
  private static final Duration TOKENS_OVER = Duration.ofHours(3);

  private final Stage stage;
  private final ScoreDriver driver;

  private Scoring(Stage stage, ScoreDriver driver) {
    this.stage = stage;
    this.driver = driver;
  }

  /** A case's part that needs a driver, and maybe much time. */
  @FunctionalInterface
  interface Part {
    Seen play(Scoring scoring) throws Exception;
  }

  /** Plays it where somebody can work in the tool, and leaves the platform as it was. */
  static Script with(Part part) {
    return stage -> {
      if (stage.drivers().score().isEmpty()) {
        return new Seen.Skipped("nobody works in the tool");
      }
      LmsControl control = stage.platform().control();
      try {
        return part.play(new Scoring(stage, stage.drivers().score().get()));
      } finally {
        control.clearFaults();
        control.grantAtMost(Set.of(scopes()));
        control.tokenLife(Duration.ofHours(1));
        stage.platform().door().tokenAnswer(body -> body);
      }
    };
  }

  /** The same, once every access token that the tool may hold has expired. */
  static Script withoutTokens(Part part) {
    return with(
        scoring -> {
          if (!scoring.stage.patience().willing(TOKENS_OVER)) {
            return new Seen.Skipped("takes " + TOKENS_OVER + " to wait, until tokens are over");
          }
          scoring.stage.patience().pass(TOKENS_OVER);
          scoring.control().forgetRequests();
          return part.play(scoring);
        });
  }

  private static String[] scopes() {
    return new String[] {
      io.labport.examples.lms.Scopes.LINE_ITEM,
      io.labport.examples.lms.Scopes.LINE_ITEM_READ_ONLY,
      io.labport.examples.lms.Scopes.RESULT_READ_ONLY,
      io.labport.examples.lms.Scopes.SCORE,
      io.labport.examples.lms.Scopes.MEMBERS
    };
  }

  Stage stage() {
    return stage;
  }

  LmsControl control() {
    return stage.platform().control();
  }

  /** A learner of their own opens the link in a window. */
  Launched launch(String link) throws Exception {
    return launch(link, stage.learner(), endpoint -> {});
  }

  /** With a changed claim of the grade services. */
  Launched launch(String link, String user, Consumer<Map<String, Object>> change) throws Exception {
    Login login = stage.login();
    Map<String, Object> claims =
        stage.platform().lms().idTokens().claims(link, user, login.request().value("nonce"));
    Draft draft = new Draft(stage.platform().keys(), claims);
    if (claims.get(AGS) instanceof Map<?, ?> right) {
      Map<String, Object> endpoint =
          right.entrySet().stream()
              .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), Map.Entry::getValue));
      change.accept(endpoint);
      draft.claim(AGS, endpoint);
    }
    Answer answer = login.post(draft.sign());
    if (answer.status() >= 400) {
      throw new IllegalStateException("the launch was refused: " + answer);
    }
    return new Launched(login.browser(), answer, link, user);
  }

  void work(Launched launched, int percent) throws Exception {
    driver.work(launched, BigDecimal.valueOf(percent));
  }

  void workAgain(Launched launched, int percent) throws Exception {
    driver.workAgain(launched, BigDecimal.valueOf(percent));
  }

  /** Whether the gradebook shows this, now or after some time of the tool. */
  boolean arrives(Launched launched, int percent) throws InterruptedException {
    return eventually(() -> shows(launched, percent));
  }

  boolean shows(Launched launched, int percent) {
    return control()
        .gradeOf(launched.link(), launched.user())
        .flatMap(grade -> grade.score())
        .filter(score -> score.compareTo(BigDecimal.valueOf(percent)) == 0)
        .isPresent();
  }

  /** Whether it is so, now or after up to two hours of the tool. */
  boolean eventually(BooleanSupplier condition) throws InterruptedException {
    return Stage.await(stage.patience().reaction(), condition) || later(condition);
  }

  private boolean later(BooleanSupplier condition) throws InterruptedException {
    for (Duration step : STEPS) {
      if (!stage.patience().willing(step)) {
        return Stage.await(WITHOUT_PATIENCE, condition);
      }
      stage.patience().pass(step);
      if (Stage.await(stage.patience().reaction(), condition)) {
        return true;
      }
    }
    return false;
  }

  /** Lets the tool try again for two hours, as far as there is patience. */
  void letTimePass() throws InterruptedException {
    later(() -> false);
  }

  /** For this learner alone: the tool may still be busy with those of earlier cases. */
  List<LoggedCall> scorePosts(Launched launched) {
    return control().requests(Endpoint.SCORES).stream()
        .filter(call -> call.method().equals("POST"))
        .filter(call -> call.body().contains("\"" + launched.user() + "\""))
        .toList();
  }

  List<LoggedCall> tokenRequests() {
    return control().requests(Endpoint.TOKEN);
  }

  /** The scopes that a token request asked for. */
  static List<String> scopesOf(LoggedCall request) {
    return Arrays.stream(request.body().split("&", -1))
        .filter(pair -> pair.startsWith("scope="))
        .map(pair -> URLDecoder.decode(pair.substring(6), StandardCharsets.UTF_8))
        .flatMap(scopes -> Arrays.stream(scopes.trim().split(" +", -1)))
        .toList();
  }

  static Seen arrived(boolean yes) {
    return yes
        ? new Seen.Right("the score arrived")
        : new Seen.Wrong("the score did not arrive in the gradebook");
  }
}
