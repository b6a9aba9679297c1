package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.LaunchSettingsBuilder;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.CommandAnswer;
import io.labport.core.port.outbound.InstanceIdentity;
import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.LaunchCommand;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import io.labport.core.spi.config.Secret;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.SkillableSandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client against a stand-in for Skillable that somebody else wrote from the same pages. */
class SkillableSandboxTest {
  private static SkillableSandbox sandbox;
  private static int users;

  private final SkillableUserId user = new SkillableUserId("learner-" + users++);
  private SkillableConnection connection;
  private SkillableLabs labs;

  @BeforeAll
  static void start() {
    sandbox = SkillableSandbox.builder().start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void connect() {
    sandbox.control().forgetRequests();
    connection = connection("sandbox-key");
    labs = connection.labs();
  }

  @AfterEach
  void disconnect() {
    sandbox.control().clearFaults();
    connection.close();
  }

  static IntStream everyCodeButSuccess() {
    return IntStream.concat(
        IntStream.rangeClosed(0, 160).filter(code -> code != 1), IntStream.of(-1, 999));
  }

  @ParameterizedTest
  @MethodSource("everyCodeButSuccess")
  void eachCodeOfLaunchKeepsItsNumber(int code) {
    sandbox.control().next("launch", Fault.resultCode(code));

    LaunchAnswer answer = labs.launch(launch(100, LaunchSettings.NONE));

    if (code == 160) {
      assertThat(answer).isInstanceOf(LaunchAnswer.Deferred.class);
    } else {
      assertThat(answer)
          .isEqualTo(new LaunchAnswer.Rejected(code, Optional.of("Refused with " + code)));
    }
    assertThat(sandbox.control().calls("launch")).isEqualTo(1);
  }

  @Test
  void codeTwoWithAnAddressIsDeferred() {
    sandbox.control().next("launch", Fault.resultCode(2, "https://labondemand.com/choose/1"));

    assertThat(labs.launch(launch(100, LaunchSettings.NONE)))
        .isInstanceOfSatisfying(
            LaunchAnswer.Deferred.class, deferred -> assertThat(deferred.code()).isEqualTo(2));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Fault.html200(), unknown("not-json")),
        Arguments.of(Fault.emptyBody200(), unknown("empty-answer")),
        Arguments.of(Fault.rawJson("{\"Result\":1,"), unknown("unreadable-answer")),
        Arguments.of(Fault.rawJson("{\"Result\":1,\"Status\":1}"), unknown("incomplete-answer")),
        Arguments.of(Fault.dropBeforeActing(), unknown("connection-lost")),
        Arguments.of(Fault.dropAfterActing(), unknown("connection-lost")),
        Arguments.of(Fault.silentAfterActing(Duration.ofSeconds(5)), unknown("timeout")),
        Arguments.of(Fault.httpStatus(500), unknown("http-500")),
        Arguments.of(Fault.httpStatus(502), unknown("http-502")),
        Arguments.of(Fault.httpStatus(408), unknown("http-408")),
        Arguments.of(
            Fault.httpStatus(503, Duration.ofSeconds(9)),
            new LaunchAnswer.NotSent("skillable.http-503", Optional.of(Duration.ofSeconds(9)))),
        Arguments.of(
            Fault.httpStatus(429),
            new LaunchAnswer.NotSent("skillable.http-429", Optional.empty())),
        Arguments.of(
            Fault.httpStatus(401), new LaunchAnswer.NotAccepted("skillable.not-authorized")),
        Arguments.of(Fault.httpStatus(404), new LaunchAnswer.NotAccepted("skillable.http-404")),
        Arguments.of(
            Fault.status0("API access has expired"),
            new LaunchAnswer.Rejected(0, Optional.of("API access has expired"))),
        Arguments.of(
            Fault.errorWithStatus1("Invalid integration key"),
            new LaunchAnswer.Rejected(0, Optional.of("Invalid integration key"))));
  }

  private static LaunchAnswer unknown(String code) {
    return new LaunchAnswer.Unknown("skillable." + code);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultOfLaunchAndResumeIsToldAfterOneCall(Fault fault, LaunchAnswer expected) {
    sandbox.control().next("launch", fault);
    sandbox.control().next("resume", fault);

    assertThat(labs.launch(launch(100, LaunchSettings.NONE))).isEqualTo(expected);
    assertThat(labs.resume(new LabInstanceId(1_000_000))).isEqualTo(expected);
    assertThat(sandbox.control().calls("launch")).isEqualTo(1);
    assertThat(sandbox.control().calls("resume")).isEqualTo(1);
  }

  @Test
  void aLaunchWhoseAnswerWasLostIsFoundByItsTag() {
    sandbox.control().next("launch", Fault.dropAfterActing());

    assertThat(labs.launch(launch(100, LaunchSettings.NONE)))
        .isInstanceOf(LaunchAnswer.Unknown.class);

    List<OpenLab> open = labs.openLabs(user);
    assertThat(open).hasSize(1);
    InstanceIdentity identity = labs.identity(open.get(0).instance()).orElseThrow();
    assertThat(identity.tag()).contains("run+1 ä");
    assertThat(identity.lab()).isEqualTo(new LabProfileId(100));
    assertThat(labs.accessUrl(identity.instance())).isPresent();
  }

  @Test
  void theActivitiesOfALabAreItsQuestionsAndScoredTasks() {
    labs.launch(launch(101, LaunchSettings.NONE));
    LabInstanceId instance = labs.openLabs(user).get(0).instance();
    sandbox.control().tick(instance.value(), 1);
    sandbox.control().answer(instance.value(), 1, "443");
    sandbox.control().submit(instance.value());

    List<ActivityResult> activities = labs.activities(instance);
    assertThat(activities).hasSize(5);
    assertThat(activities)
        .filteredOn(ActivityResult::passed)
        .extracting(ActivityResult::name)
        .containsExactly("Which TCP port does HTTPS use?", "Switch off directory listings");
    assertThat(activities)
        .allSatisfy(a -> assertThat(a.max().orElseThrow()).isEqualByComparingTo("20"));
  }

  @Test
  void aSkillableThatRefusesConnectionsGetsNothing() {
    sandbox.control().goAway();
    try {
      assertThat(labs.launch(launch(100, LaunchSettings.NONE)))
          .isEqualTo(new LaunchAnswer.NotSent("skillable.unreachable", Optional.empty()));
    } finally {
      sandbox.control().comeBack();
    }
    assertThat(labs.launch(launch(100, LaunchSettings.NONE)))
        .isInstanceOf(LaunchAnswer.Accepted.class);
  }

  @Test
  void everyParameterOfLaunchIsUnderstood() {
    LaunchSettingsBuilder settings =
        LaunchSettings.builder()
            .canBeMarkedComplete(false)
            .regionId(2)
            .roleId(1)
            .roleId(2)
            .variable("name", "Chad & Zoë")
            .variable("empty", "")
            .maxActiveLabs(3)
            .maxSavedLabs(1)
            .language(Language.GERMAN)
            .instructionsId("Base-de")
            .durationMinutes(30)
            .lastActivityTimeoutMinutes(20);

    LaunchAnswer answer = labs.launch(launch(100, settings.build()));

    assertThat(answer).isInstanceOf(LaunchAnswer.Accepted.class);
    LabView lab = sandbox.control().lab(((LaunchAnswer.Accepted) answer).instance().value());
    assertThat(lab.userId()).isEqualTo(user.value());
    assertThat(lab.tag()).isEqualTo("run+1 ä");
    assertThat(lab.variables()).containsEntry("name", "Chad & Zoë").containsEntry("empty", "");
    assertThat(Duration.between(lab.start(), lab.expires())).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aLabIsSavedResumedAndCancelled() {
    LabInstanceId instance = running(100);

    assertThat(labs.save(instance)).isEqualTo(new CommandAnswer.Done());
    sandbox.control().finishSaving(instance.value());
    assertThat(labs.openLabs(user))
        .singleElement()
        .satisfies(lab -> assertThat(lab.condition()).isEqualTo(OpenLab.Condition.SAVED));
    assertThat(labs.save(instance)).isEqualTo(new CommandAnswer.WrongState());
    assertThat(labs.accessUrl(instance)).isEmpty();
    assertThat(labs.launch(launch(100, LaunchSettings.NONE)))
        .isInstanceOfSatisfying(
            LaunchAnswer.Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(6));

    assertThat(labs.resume(instance))
        .isInstanceOfSatisfying(
            LaunchAnswer.Accepted.class,
            resumed -> assertThat(resumed.instance()).isEqualTo(instance));

    assertThat(labs.cancel(instance, Optional.of("100% done + gone")))
        .isEqualTo(new CommandAnswer.Done());
    assertThat(labs.result(instance).orElseThrow().completion())
        .isEqualTo(CompletionStatus.CANCELLED);
  }

  @Test
  void somebodyElsesLabIsNotCancelled() {
    LabView foreign = sandbox.control().addForeignLab(100, "stranger", true);

    assertThat(labs.cancel(new LabInstanceId(foreign.id()), Optional.empty()))
        .isEqualTo(new CommandAnswer.Refused(Optional.of("Invalid integration key")));
  }

  @Test
  void scoresKeepTheirFractionInEveryCommand() {
    LabInstanceId instance = running(101);
    sandbox.control().score(instance.value(), new BigDecimal("54.5"), 100, 70, false);
    sandbox.control().complete(instance.value());

    InstanceReport report = labs.result(instance).orElseThrow();

    assertThat(report.instance()).isEqualTo(instance);
    assertThat(report.userId()).contains(user.value());
    assertThat(report.completion()).isEqualTo(CompletionStatus.COMPLETE);
    assertThat(report.examScore().orElseThrow()).isEqualByComparingTo("54.5");
    assertThat(report.examMaxPossibleScore()).isEqualTo(OptionalInt.of(100));
    assertThat(report.examPassed()).contains(false);
    List<LabInstanceId> latest = new ArrayList<>();
    labs.latestResults(10, hint -> latest.add(hint.instance()));
    assertThat(latest).contains(instance);
    List<InstanceReport> ranged = new ArrayList<>();
    Instant now = sandbox.clock().instant();
    labs.results(now.minus(Duration.ofDays(6)), now.plusSeconds(60), ranged::add);
    assertThat(ranged)
        .filteredOn(found -> found.instance().equals(instance))
        .singleElement()
        .satisfies(
            found -> assertThat(found.examScore().orElseThrow()).isEqualByComparingTo("54.5"));
  }

  @Test
  void anInstanceNobodyKnowsIsAbsent() {
    LabInstanceId nobodys = new LabInstanceId(999_999_999_999L);

    assertThat(labs.result(nobodys)).isEmpty();
    assertThat(labs.identity(nobodys)).isEmpty();
    assertThat(labs.accessUrl(nobodys)).isEmpty();
  }

  @Test
  void theCatalogAndItsProfilesAreRead() {
    List<LabProfile> catalog = labs.catalog();

    assertThat(catalog).isNotEmpty().allMatch(LabProfile::launchable);
    LabProfile linux =
        catalog.stream()
            .filter(p -> p.id().equals(new LabProfileId(100)))
            .findFirst()
            .orElseThrow();
    assertThat(linux.languages()).containsExactly("en", "de", "fr");
    assertThat(linux.instructionSets()).contains("Base-de");
    assertThat(linux.series()).isPresent();
    assertThat(labs.labProfile(new LabProfileId(100)).orElseThrow().name()).isEqualTo(linux.name());
    assertThat(labs.labProfile(new LabProfileId(106)).orElseThrow().launchable()).isFalse();
    assertThat(labs.labProfile(new LabProfileId(4711))).isEmpty();
  }

  @Test
  void aClassIsMadeOnceAndAnAccountClosed() {
    Instant now = sandbox.clock().instant();
    LabClass labClass =
        new LabClass(
            "class+1",
            "Größe & Form",
            now,
            now.plusSeconds(3600),
            now.plusSeconds(7200),
            OptionalInt.of(3));

    labs.ensureClass(labClass);
    labs.ensureClass(labClass);
    labs.closeUserAccount(user);
    labs.closeUserAccount(new SkillableUserId("nobody-at-all"));

    assertThat(sandbox.control().calls("getorcreateclass")).isEqualTo(2);
    assertThat(sandbox.control().calls("closeuseraccount")).isEqualTo(2);
  }

  @Test
  void aReadSurvivesAFaultThatPasses() {
    LabInstanceId instance = running(100);
    sandbox.control().next("result", Fault.httpStatus(503));
    sandbox.control().next("result", Fault.dropBeforeActing());

    assertThat(labs.result(instance)).isPresent();
    assertThat(sandbox.control().calls("result")).isEqualTo(3);
  }

  @Test
  void aWrongKeyStartsNothingAndIsNoPassingFault() {
    try (SkillableConnection wrong = connection("another-key")) {
      assertThat(wrong.labs().launch(launch(100, LaunchSettings.NONE)))
          .isEqualTo(new LaunchAnswer.NotAccepted("skillable.not-authorized"));
      assertThatThrownBy(() -> wrong.labs().catalog())
          .isInstanceOfSatisfying(
              SkillableUnavailableException.class,
              fault -> assertThat(fault.transientFault()).isFalse());
    }
  }

  private LabInstanceId running(int profile) {
    LaunchAnswer answer = labs.launch(launch(profile, LaunchSettings.NONE));
    assertThat(answer).isInstanceOf(LaunchAnswer.Accepted.class);
    LabInstanceId instance = ((LaunchAnswer.Accepted) answer).instance();
    sandbox.control().finishBuilding(instance.value());
    return instance;
  }

  private LaunchCommand launch(int profile, LaunchSettings settings) {
    return new LaunchCommand(
        new LabProfileId(profile),
        user,
        Optional.of("Zoë"),
        Optional.of("Undef"),
        Optional.of("zoe+labs@example.org"),
        Optional.empty(),
        Optional.of("run+1 ä"),
        Optional.of("2001:db8::1"),
        settings);
  }

  private static SkillableConnection connection(String key) {
    SkillableConfig defaults = SkillableConfig.withDefaults(sandbox.baseUrl(), new Secret(key));
    return SkillableConnection.open(
        new SkillableConfig(
            defaults.baseUrl(),
            defaults.apiKey(),
            defaults.connectTimeout(),
            defaults.readTimeout(),
            Duration.ofSeconds(1),
            defaults.callDeadline(),
            defaults.launchDeadline(),
            defaults.listDeadline(),
            defaults.readTries(),
            defaults.readRetryTime(),
            defaults.maxAnswerMib(),
            defaults.maxListMib(),
            defaults.maxConnections()),
        Given.CLOCK);
  }
}
