package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.Language;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the learner reads of a lab, and that the SCO has words for all of it. */
class MessagesTest {
  private static final Path SCRIPTS =
      Files.exists(Path.of("adapter-scorm/src"))
          ? Path.of("adapter-scorm/src/main/sco")
          : Path.of("src/main/sco");

  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);
  private Sco sco;

  @BeforeEach
  void issue() {
    Dispatch dispatch = world.dispatch(Map.of());
    sco = world.sco(dispatch);
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private String message() {
    return sco.status().path("message").asText();
  }

  private static Properties texts(String suffix) throws IOException {
    Properties texts = new Properties();
    try (InputStream file =
        Message.class.getResourceAsStream(
            "/io/labport/adapter/scorm/packaging/sco-texts" + suffix + ".properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static String suffix(Language language) {
    return language == Language.ENGLISH
        ? ""
        : "_" + Locale.forLanguageTag(language.code()).toLanguageTag().replace('-', '_');
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheServerSaysHasAText(Language language) throws IOException {
    Properties texts = texts(suffix(language));

    assertThat(Message.values()).allMatch(each -> texts.containsKey("status." + each.key()));
    assertThat(RefusalCode.values()).allMatch(each -> texts.containsKey("refused." + each.name()));
  }

  @Test
  void everyTextOfAStateIsTheServersOrTheScriptsOwn() throws IOException {
    String scripts;
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      scripts =
          files
              .filter(file -> file.toString().endsWith(".js"))
              .map(MessagesTest::read)
              .collect(Collectors.joining());
    }
    List<String> said = Stream.of(Message.values()).map(Message::key).toList();

    assertThat(texts("").stringPropertyNames())
        .filteredOn(key -> key.startsWith("status."))
        .map(key -> key.substring("status.".length()))
        .allMatch(
            key ->
                said.contains(key)
                    || scripts.contains("\"" + key + "\"")
                    || scripts.contains("\"status." + key + "\""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void beforeTheFirstClickTheLabIsReadyAndThenItRuns() {
    sco.open();
    assertThat(message()).isEqualTo("ready");
    sco.click();
    assertThat(message()).isEqualTo("running");
    world.labs.state(RunState.SAVED);
    assertThat(message()).isEqualTo("launch-saved");
  }

  @ParameterizedTest
  @EnumSource(names = {"LAUNCHING", "OUTCOME_UNKNOWN", "DEFERRED"})
  void aLabWhoseStartIsNotYetCertainIsOpening(RunState state) {
    sco.open();
    sco.click();
    world.labs.state(state);

    assertThat(message()).isEqualTo("opening");
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED,1,cancelled",
    "NO_SHOW,2,no-show",
    "ENDED_INCOMPLETE,3,not-finished",
    "COMPLETED,4,awaiting-score",
    "LAB_FAILED,10,provisioning-failed",
    "LAB_FAILED,20,creation-failed",
    "LAB_FAILED,30,resume-failed",
    "LAB_FAILED,40,save-failed",
    "PENDING_GRADING,50,pending",
    "PENDING_GRADING,60,pending",
    "ENDED_UNKNOWN,999,running"
  })
  void howALabEndedIsSaidInWordsOfItsOwn(RunState state, int completion, String message) {
    sco.open();
    sco.click();
    world.labs.ended(state, new CompletionStatus(completion));

    assertThat(message()).isEqualTo(message);
  }

  @Test
  void aResultIsPassedOrNotPassedOrJustCompleted() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    assertThat(message()).isEqualTo("passed");
    world.labs.completed(20);
    assertThat(message()).isEqualTo("failed");
    world.labs.ended(RunState.COMPLETED, CompletionStatus.COMPLETE);
    clock.advance(Duration.ofMinutes(3));
    assertThat(message()).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({
    "0,launch-refused",
    "140,launch-refused",
    "2,launch-limit",
    "10,launch-limit",
    "100,launch-limit",
    "3,launch-no-capacity",
    "5,launch-no-capacity",
    "20,launch-no-capacity",
    "40,launch-no-capacity",
    "70,launch-no-capacity",
    "90,launch-no-capacity",
    "6,launch-saved",
    "110,launch-review",
    "130,launch-review",
    "120,launch-wrong-state",
    "150,launch-shared"
  })
  void aLaunchThatCameToNothingSaysWhy(int code, String message) {
    sco.open();
    world.labs.refuseNext();
    assertThat(sco.click().status()).isEqualTo(503);
    world.launchFailed(RefusalReason.ofLaunchCode(code), OptionalInt.of(code));

    assertThat(sco.status().path("phase").asText()).isEqualTo("NONE");
    assertThat(message()).isEqualTo(message);
    assertThat(sco.status().path("open").asText()).isEqualTo("start");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAWord(RefusalReason reason) {
    assertThat(Message.of(reason, OptionalInt.empty()).key()).isNotEmpty();
  }

  @Test
  void theReasonIsSaidUntilTheNextLabOrTheNextSession() {
    sco.open();
    world.labs.refuseNext();
    sco.click();
    world.launchFailed(RefusalReason.NO_CAPACITY, OptionalInt.of(3));
    assertThat(message()).isEqualTo("launch-no-capacity");

    sco.click();
    assertThat(message()).isEqualTo("running");
    world.labs.cancelled();
    assertThat(message()).isEqualTo("cancelled");

    world.labs.refuseNext();
    sco.click();
    world.launchFailed(RefusalReason.NO_CAPACITY, OptionalInt.of(3));
    assertThat(message()).isEqualTo("launch-no-capacity");
    clock.advance(Duration.ofHours(1));
    sco.open();
    assertThat(message()).isEqualTo("cancelled");
  }

  @Test
  void anOlderRefusalThatIsToldAgainTakesNoNewerOnesPlace() {
    sco.open();
    world.labs.refuseNext();
    sco.click();
    world.launchFailed(RefusalReason.WRONG_STATE, OptionalInt.of(120));
    Instance.Refused older =
        new Instance.Refused("run_0", Message.LAUNCH_LIMIT, clock.instant().minusSeconds(1));
    String attempt = world.labs.origins(world.labs.newest().id(), "scorm").get(0);
    world
        .get(Registrations.class)
        .amend(attempt.substring(0, attempt.indexOf('/')), 1, each -> each.refused(older));

    assertThat(message()).isEqualTo("launch-wrong-state");
  }

  @Test
  void whereNothingCanBeOpenedTheCodeSaysWhy() {
    Dispatch brief =
        world.dispatch(
            Map.of(
                "access",
                Map.of(
                    "origins",
                    List.of(World.LMS),
                    "notAfter",
                    clock.instant().plus(Duration.ofHours(1)).toString())));
    sco = world.sco(brief);
    sco.open();
    clock.advance(Duration.ofHours(2));
    sco.open();

    assertThat(sco.status().path("phase").asText()).isEqualTo("BLOCKED");
    assertThat(sco.status().path("code").asText()).isEqualTo("EXPIRED");
    assertThat(sco.status().path("message").isNull()).isTrue();
  }
}
