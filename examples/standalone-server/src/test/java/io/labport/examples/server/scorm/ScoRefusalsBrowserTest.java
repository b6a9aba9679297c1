package io.labport.examples.server.scorm;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.labport.adapter.scorm.dispatch.ScormDispatches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** WCAG 2.2, level AA, of what learners read whom the server has refused. */
class ScoRefusalsBrowserTest {
  private static final String RETRY = "Try again";
  private static final String LONG_AGO = "2020-01-01T00:00:00Z";
  private static final String ONE_DAY = "2999-01-01T00:00:00Z";

  @TempDir static Path data;
  private static ScormWorld world;

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of());
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
      String message,
      Map<String, ?> terms,
      BiConsumer<ScormDispatches, String> before,
      Map<String, ?> plan,
      String... controls) {
    return arguments(message, terms, before, plan, controls);
  }

  private static Arguments byPlan(String message, Map<String, ?> plan, String... controls) {
    return refusal(message, Map.of(), (book, id) -> {}, plan, controls);
  }

  private static Arguments byTerms(String message, Map<String, ?> terms, String... controls) {
    return refusal(message, terms, (book, id) -> {}, Map.of(), controls);
  }

  private static Arguments afterwards(
      String message, BiConsumer<ScormDispatches, String> change, String... controls) {
    return refusal(message, Map.of(), change, Map.of(), controls);
  }

  private static BiConsumer<ScormDispatches, String> endedAt(String moment) {
    return (book, id) -> book.change(id, Map.of("access", Map.of("notAfter", moment)));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        byPlan("This activity is not available.", Map.of("tamper", Map.of("key", "A".repeat(43)))),
        byPlan("The lab server could not read", Map.of("tamper", Map.of("dialect", "3.0")), RETRY),
        byPlan("That was too often in a short time.", Map.of("repeat", 6), RETRY),
        byTerms(
            "This activity may not be used in this learning platform.",
            Map.of(
                "access",
                Map.of("origins", List.of("https://other.example"), "learnOrigins", false))),
        byTerms(
            "This activity is not open yet.",
            Map.of("access", Map.of("notBefore", ONE_DAY)),
            RETRY),
        byTerms(
            "All places for this activity are taken.",
            Map.of("limits", Map.of("allowNew", false)),
            RETRY),
        afterwards("This activity has been withdrawn.", ScormDispatches::revoke),
        afterwards("This activity is switched off just now.", ScormDispatches::disable, RETRY),
        afterwards("This activity has expired.", endedAt(LONG_AGO)),
        afterwards(
            "This activity has expired.",
            endedAt(Instant.now().minus(Duration.ofDays(1)).toString())),
        afterwards(
            "This activity's package is out of date.",
            (book, id) -> book.rotate(id, Optional.of(Duration.ZERO))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void aRefusalIsForEverybody(
      String message,
      Map<String, ?> terms,
      BiConsumer<ScormDispatches, String> before,
      Map<String, ?> plan,
      String[] controls) {
    ScormWorld.Imported what = world.issue("scorm-12", ScormWorld.EXAM, terms);
    before.accept(world.dispatches(), what.dispatch());

    ScoTab.open(world, what, plan).says(message).shows("Reference: ").isAccessible(controls);
  }

  @Test
  void theLearnerAfterTheLastPlaceReadsThatAllAreTaken() {
    ScormWorld.Imported what =
        world.issue("scorm-12", ScormWorld.EXAM, Map.of("limits", Map.of("registrations", 1)));
    ScoTab.open(world, what, Map.of()).says("Your lab is ready to start.");

    ScoTab.open(world, what, Map.of())
        .says("All places for this activity are taken.")
        .isAccessible(RETRY);
  }

  @Test
  void whoCannotProveThemselvesReadsSo() {
    ScormWorld.Imported what =
        world.issue("scorm-12", ScormWorld.EXAM, Map.of("handling", Map.of("unproven", "deny")));
    ScoTab first = ScoTab.open(world, what, Map.of());
    first.isAccessible("Start lab");

    ScoTab.open(world, what, first.learner(), Map.of())
        .says("It could not be confirmed that this lab is yours.")
        .isAccessible(RETRY);
  }

  @Test
  void aRevocationIsReadInThePageThatIsOpen() {
    ScormWorld.Imported what = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
    ScoTab tab =
        ScoTab.open(world, what, Map.of("timers", "hurried")).says("Your lab is ready to start.");
    world.dispatches().revoke(what.dispatch());

    tab.poke().says("This activity has been withdrawn.").isAccessible();
  }

  @Test
  void thePageInTheLabsTabIsForEverybodyWhenNoMoreLabsMayRun() {
    ScormWorld.Imported what =
        world.issue("scorm-12", ScormWorld.EXAM, Map.of("limits", Map.of("concurrentLabs", 1)));
    ScoTab first = ScoTab.open(world, what, Map.of()).pressOpening("open");
    first.waiting().until(it -> it.getPageSource().contains("data-instance"));
    ScoTab second = ScoTab.open(world, what, Map.of()).pressOpening("open");

    second.waiting().until(it -> it.getPageSource().contains("TOO_MANY_LABS"));
    ScoTab.assertPage(second.screen());
  }

  @Test
  void thePageOfALinkIsForEverybodyWithoutATicketAndWithASpentOne() {
    ScormWorld.Imported what = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
    ScoTab tab = ScoTab.open(world, what, Map.of());
    String link = world.server().address() + "/scorm/v1/d/" + what.dispatch() + "/launch";

    world.browser().get(link);
    tab.says("Open the lab from the activity in your course.");
    ScoTab.assertPage(tab.screen());

    world.browser().get(link + "#" + "A".repeat(43));
    world.browser().navigate().refresh();
    tab.says("This way into the lab was used already");
    ScoTab.assertPage(tab.screen());
  }
}
