package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.examples.lms.scorm.ScormCall;
import io.labport.examples.lms.scorm.ScormLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A launch that is refused leaves the LMS's data as they were, and the operator hears of it. */
class RefusedLaunchBrowserTest {
  private static final String TOKEN = "only-administrators-know-this";

  /** The package with another key. */
  private static final String WRONG_KEY =
      """
      let config;
      Object.defineProperty(window, "LabportScoConfig", {
        get: () => config,
        set: (given) => { config = { ...given, key: "A".repeat(43) }; },
      });
      """;

  /** What a launch that leads to nothing may tell the LMS. */
  private static final Set<List<String>> HARMLESS =
      Set.of(
          List.of("cmi.core.lesson_status", "incomplete"),
          List.of("cmi.core.exit", "suspend"),
          List.of("cmi.completion_status", "incomplete"),
          List.of("cmi.exit", "suspend"));

  @TempDir static Path data;
  private static ScormWorld world;

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of("admin.token", TOKEN));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  private static Arguments refusal(
      String code, String message, BiConsumer<ScormDispatches, String> change, String script) {
    return arguments(code, message, change, script);
  }

  private static BiConsumer<ScormDispatches, String> access(String member, Object value) {
    return (book, id) -> book.change(id, Map.of("access", Map.of(member, value)));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("DISPATCH_UNAVAILABLE", "is not available", (book, id) -> {}, WRONG_KEY),
        refusal("REVOKED", "has been withdrawn", ScormDispatches::revoke, ""),
        refusal("DISABLED", "is switched off", ScormDispatches::disable, ""),
        refusal("EXPIRED", "has expired", access("notAfter", "2020-01-01T00:00:00Z"), ""),
        refusal("NOT_YET_OPEN", "is not open yet", access("notBefore", "2999-01-01T00:00:00Z"), ""),
        refusal(
            "ORIGIN_NOT_ALLOWED",
            "may not be used in this learning platform",
            (book, id) ->
                book.change(
                    id,
                    Map.of(
                        "access",
                        Map.of(
                            "origins", List.of("https://other.example"), "learnOrigins", false))),
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whoWasNeverHereLeavesNoMoreThanABeginning(
      String code, String message, BiConsumer<ScormDispatches, String> change, String script) {
    for (String flavour : List.of("scorm-12", "scorm-2004-3rd")) {
      ScormWorld.Imported what = world.issue(flavour, ScormWorld.EXAM, Map.of());
      change.accept(world.dispatches(), what.dispatch());

      ScormRun run = launch(what, world.newLearner(), script);
      run.awaitMessage("This activity");
      assertThat(run.shown()).contains(message);

      leave(run);
      assertThat(run.attempt().calls().stream().filter(ScormCall::isSet))
          .extracting(ScormCall::arguments)
          .isNotEmpty()
          .allSatisfy(set -> assertThat(HARMLESS).contains(set));
      assertThat(run.attempt().suspended()).isTrue();
      assertThat(refusalsTold(what)).singleElement().asString().contains(code);
      assertThat(registrations(what)).isZero();
    }
  }

  static Stream<Arguments> someRefusals() {
    return refusals().limit(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("someRefusals")
  void whoHasPassedKeepsEverything(
      String code, String message, BiConsumer<ScormDispatches, String> change, String script) {
    ScormWorld.Imported what = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
    world
        .lms()
        .scorm()
        .settings(what.activity().id(), settings -> settings.withContinuedAttempts(true));
    ScormRun first = world.launch(what, ScormLaunch.FRAME);
    first.openLab();
    first.lab(LabOutcome.PASSED);
    first.poll().awaitAcknowledged();
    awaitEnd(first, 1);
    Map<String, String> before = result(first);
    assertThat(before).containsEntry("cmi.core.lesson_status", "passed");
    world.closeWindows();
    change.accept(world.dispatches(), what.dispatch());

    ScormRun again = launch(what, first.learner(), script);
    again.awaitMessage("This activity");
    assertThat(again.shown()).contains(message);
    again.inPlayer().script("document.getElementById('leave').click()");
    awaitEnd(again, 2);

    assertThat(again.attempts()).hasSize(1);
    assertThat(result(again)).isEqualTo(before);
    assertThat(refusalsTold(what)).singleElement().asString().contains(code);
  }

  @Test
  void whoIsOneTooManyLeavesNoMoreThanABeginning() {
    ScormWorld.Imported what =
        world.issue("scorm-12", ScormWorld.EXAM, Map.of("limits", Map.of("registrations", 1)));
    world.launch(what, ScormLaunch.FRAME).awaitMessage("Your lab is ready to start.");

    ScormRun late = launch(what, world.newLearner(), "");
    late.awaitMessage("All places for this activity are taken.");

    leave(late);
    assertThat(late.attempt().calls().stream().filter(ScormCall::isSet))
        .extracting(ScormCall::arguments)
        .isNotEmpty()
        .allSatisfy(set -> assertThat(HARMLESS).contains(set));
    assertThat(refusalsTold(what)).singleElement().asString().contains("CAP_REACHED");
    assertThat(registrations(what)).isEqualTo(1);
  }

  private static ScormRun launch(ScormWorld.Imported what, String learner, String script) {
    return new ScormRun(world, what, learner, ScormLaunch.FRAME)
        .openAfter(
            script,
            world.lms().scorm().playerUrl(what.activity().id(), learner, ScormLaunch.FRAME));
  }

  private static void leave(ScormRun run) {
    run.inPlayer().script("document.getElementById('leave').click()");
    awaitEnd(run, 1);
  }

  private static void awaitEnd(ScormRun run, int sessions) {
    await("the end of the session")
        .atMost(ScormRun.LIMIT)
        .untilAsserted(() -> assertThat(run.attempt().terminated()).isEqualTo(sessions));
  }

  /** All that the LMS holds, but for what each session has of its own. */
  private static Map<String, String> result(ScormRun run) {
    Map<String, String> held = new TreeMap<>(run.attempt().values());
    held.keySet()
        .removeAll(
            Set.of(
                "cmi.core.exit", "cmi.core.entry", "cmi.core.session_time", "cmi.core.total_time"));
    return held;
  }

  private static int registrations(ScormWorld.Imported what) {
    return world.dispatches().registrations(what.dispatch(), false, Optional.empty(), 10).size();
  }

  /** What administrators read about refused launches. */
  private static List<JsonNode> refusalsTold(ScormWorld.Imported what) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    world.server().address() + "/admin/scorm/events?dispatch=" + what.dispatch()))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try {
      List<JsonNode> told = new ArrayList<>();
      new ObjectMapper()
          .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .path("events")
          .forEach(
              event -> {
                if (event.path("kind").asText().equals("launch-refused")) {
                  told.add(event);
                }
              });
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
