package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.testkit.TestDatabases;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Launches that meet a saved, a closing or a forgotten lab, a class, or a learner who left. */
class LaunchCasesTest {
  private static final LabProfileId GRADED_LAB = new LabProfileId(103);

  private final Bench bench = new Bench(TestDatabases.h2());

  @AfterEach
  void close() {
    bench.close();
  }

  private LaunchOutcome click() {
    return bench.launcher().launch(Bench.request("ada"));
  }

  private LaunchOutcome.Opened savedLab() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    assertThat(bench.launcher().save(Bench.learner("ada"), lab.instance()))
        .isEqualTo(CloseOutcome.ACCEPTED);
    return lab;
  }

  private static LaunchRequest inClass(LabClass labClass) {
    return Bench.request(
        "ada", Bench.LAB, LaunchSettings.NONE, Optional.of(labClass), "column-ada");
  }

  private static LabClass autumn() {
    Instant end = Bench.START.plus(Duration.ofDays(90));
    return new LabClass("c-1", "Autumn & co", Bench.START, end, end, OptionalInt.of(30));
  }

  @Test
  void aLostAnswerIsLookedForFromTheMomentItIsLost() throws Exception {
    bench.control().next("launch", Fault.dropBeforeActing().after(Duration.ofSeconds(2)));
    CompletableFuture<LaunchOutcome> click = CompletableFuture.supplyAsync(this::click);
    bench.eventually(() -> bench.control().calls("launch") == 1);
    bench.advance(Duration.ofSeconds(60));
    var lost = (LaunchOutcome.OutcomeUnknown) click.get(20, TimeUnit.SECONDS);
    int looks = bench.control().calls("userrunningandsavedlabs");

    bench.advance(Duration.ofSeconds(15));
    bench.eventually(() -> bench.control().calls("userrunningandsavedlabs") > looks);
    assertThat(click()).isInstanceOf(LaunchOutcome.OutcomeUnknown.class);
    bench.advance(Duration.ofSeconds(31));

    bench.eventually(() -> bench.run(lost.run()).state() == RunState.LAUNCH_FAILED);
    assertThat(bench.control().calls("launch")).isEqualTo(1);
  }

  @Test
  void aSlowClassDoesNotUseUpTheTimeOfTheLaunch() throws Exception {
    bench.control().next("GetOrCreateClass", Fault.slow(Duration.ofSeconds(2)));
    CompletableFuture<LaunchOutcome> click =
        CompletableFuture.supplyAsync(
            () ->
                bench
                    .launcher()
                    .launch(
                        Bench.request(
                            "ada",
                            Bench.LAB,
                            LaunchSettings.NONE,
                            Optional.of(autumn()),
                            "column")));
    bench.eventually(() -> bench.control().calls("GetOrCreateClass") == 1);

    bench.advance(Duration.ofSeconds(90));

    var opened = (LaunchOutcome.Opened) click.get(20, TimeUnit.SECONDS);
    assertThat(bench.run(opened.run()).launchSentAt())
        .isEqualTo(Bench.START.plus(Duration.ofSeconds(90)));
  }

  @Test
  void aSavedLabThatIsGoneWhenLookedForIsLaunchedAfreshOnceAndNoFurther() {
    bench.control().next("launch", 2, Fault.resultCode(6));

    LaunchOutcome outcome = click();

    assertThat(outcome).isInstanceOf(LaunchOutcome.Refused.class);
    assertThat(((LaunchOutcome.Refused) outcome).reason()).isEqualTo(RefusalReason.WRONG_STATE);
    assertThat(bench.control().calls("launch")).isEqualTo(2);
    assertThat(bench.control().calls("resume")).isZero();
    assertThat(bench.launch("ada").how()).isEqualTo(LaunchOutcome.How.LAUNCHED);
  }

  @Test
  void theFreshLaunchAfterASavedLabWentAwayMaySucceed() {
    bench.control().next("launch", Fault.resultCode(6));

    assertThat(click()).isInstanceOf(LaunchOutcome.Opened.class);
    assertThat(bench.control().calls("launch")).isEqualTo(2);
    assertThat(bench.control().labs()).hasSize(1);
  }

  @Test
  void aSavedLabThatIsStillBeingSavedIsWaitedForAndThenResumed() {
    bench.control().timings(Timings.quick().withSaving(Duration.ofMinutes(1)));
    LabView lab = bench.control().startLab(Bench.LAB.value(), "ada@t1");
    bench.control().save(lab.id());
    bench.control().next("launch", Fault.resultCode(6));

    LaunchOutcome waiting = click();
    bench.advance(Duration.ofMinutes(2));
    LaunchOutcome.Opened opened = bench.launch("ada");

    assertThat(waiting).isInstanceOf(LaunchOutcome.StillClosing.class);
    assertThat(opened.how()).isEqualTo(LaunchOutcome.How.RESUMED);
    assertThat(opened.instance().value()).isEqualTo(lab.id());
    assertThat(bench.control().calls("resume")).isEqualTo(1);
  }

  @Test
  void aLabThatWasHandedInIsNeitherResumedNorLaunchedAgain() {
    LabView lab = bench.control().startLab(GRADED_LAB.value(), "ada@t1");
    bench.control().submitForGrading(lab.id());
    LaunchRequest request =
        Bench.request("ada", GRADED_LAB, LaunchSettings.NONE, Optional.empty(), "column-ada");

    LaunchOutcome outcome = bench.launcher().launch(request);

    assertThat(outcome).isEqualTo(new LaunchOutcome.BeingGraded(new LabInstanceId(lab.id())));
    assertThat(bench.control().calls("launch")).isEqualTo(1);
    assertThat(bench.control().calls("resume")).isZero();
    assertThat(bench.launcher().launch(request)).isEqualTo(outcome);
    assertThat(bench.recorder.events()).isEmpty();
  }

  @Test
  void tooManyLabsForAResumeAreListedAndTheLabStaysSaved() {
    LaunchOutcome.Opened lab = savedLab();
    bench.control().startLab(100, "ada@t1");

    LaunchOutcome outcome = bench.askUntil(LaunchOutcome.TooManyOpen.class, "ada");

    assertThat(((LaunchOutcome.TooManyOpen) outcome).labs())
        .extracting(open -> open.lab().value())
        .containsExactlyInAnyOrder(100, 101);
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.SAVED);
    assertThat(bench.control().calls("resume")).isEqualTo(1);
  }

  @Test
  void aResumeForWhichThereIsNoRoomIsRefusedAndMayBeTriedAgain() {
    LaunchOutcome.Opened lab = savedLab();
    bench.control().next("resume", Fault.resultCode(3));

    LaunchOutcome.Refused refused = bench.askUntil(LaunchOutcome.Refused.class, "ada");

    assertThat(refused.reason()).isEqualTo(RefusalReason.NO_CAPACITY);
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.SAVED);
    assertThat(bench.askUntil(LaunchOutcome.Opened.class, "ada").how())
        .isEqualTo(LaunchOutcome.How.RESUMED);
  }

  @Test
  void aResumeThatNeverArrivedLeavesTheLabSavedForTheNextClick() {
    LaunchOutcome.Opened lab = savedLab();
    bench.control().next("resume", Fault.dropBeforeActing());

    LaunchOutcome.OutcomeUnknown lost = bench.askUntil(LaunchOutcome.OutcomeUnknown.class, "ada");
    assertThat(bench.control().calls("resume")).isEqualTo(1);
    bench.advance(Duration.ofSeconds(3));
    bench.eventually(() -> bench.run(lost.run()).state() == RunState.SAVED);
    assertThat(bench.control().calls("resume")).isEqualTo(1);
    LaunchOutcome.Opened again = bench.launch("ada");

    assertThat(again.how()).isEqualTo(LaunchOutcome.How.RESUMED);
    assertThat(again.run()).isEqualTo(lab.run());
    assertThat(bench.control().calls("launch")).isEqualTo(1);
  }

  @Test
  void labsThatAreClosingAreWaitedForLongerAndLongerAndNotForEver() {
    bench.control().timings(Timings.quick().withTeardown(Duration.ofMinutes(20)));
    LabView other = bench.control().startLab(100, "ada@t1");
    assertThat(bench.launcher().launch(Bench.request("ada")))
        .isInstanceOf(LaunchOutcome.TooManyOpen.class);
    bench.launcher().end(Bench.learner("ada"), new LabInstanceId(other.id()));
    int launches = bench.control().calls("launch");

    for (int wait : new int[] {5, 10, 20, 40, 60, 60, 60}) {
      assertThat(click()).isEqualTo(new LaunchOutcome.StillClosing(Duration.ofSeconds(wait)));
      bench.advance(Duration.ofSeconds(wait));
    }
    assertThat(bench.control().calls("launch")).isEqualTo(launches);
    bench.advance(Duration.ofSeconds(50));

    assertThat(click()).isInstanceOf(LaunchOutcome.TooManyOpen.class);
    assertThat(bench.control().calls("launch")).isEqualTo(launches + 1);
  }

  @Test
  void aLabThatCountsThoughItIsNoLongerListedIsWaitedForToo() {
    LabView other = bench.control().startLab(100, "ada@t1");
    bench.launcher().launch(Bench.request("ada"));
    bench.launcher().end(Bench.learner("ada"), new LabInstanceId(other.id()));
    bench.advance(Duration.ofSeconds(31));
    bench.control().forgetRequests();
    bench.control().next("launch", 2, Fault.resultCode(2));

    assertThat(click()).isEqualTo(new LaunchOutcome.StillClosing(Duration.ofSeconds(20)));
    bench.advance(Duration.ofSeconds(20));
    assertThat(click()).isEqualTo(new LaunchOutcome.StillClosing(Duration.ofSeconds(40)));
    bench.advance(Duration.ofSeconds(40));
    assertThat(click()).isInstanceOf(LaunchOutcome.Opened.class);
    assertThat(bench.control().calls("launch")).isEqualTo(3);
  }

  @Test
  void theClosingLimitIsTheAdministratorsChoice() {
    try (Bench strict = new Bench(TestDatabases.h2(), Map.of("launching.closing-limit", "PT10S"))) {
      LabView other = strict.control().startLab(100, "ada@t1");
      strict.launcher().launch(Bench.request("ada"));
      strict.launcher().end(Bench.learner("ada"), new LabInstanceId(other.id()));
      strict.advance(Duration.ofSeconds(11));

      assertThat(strict.launcher().launch(Bench.request("ada")))
          .isInstanceOf(LaunchOutcome.TooManyOpen.class);
    }
  }

  @Test
  void theClassOfACourseIsMadeOnceAndNamedInTheLaunch() {
    LaunchOutcome first = bench.launcher().launch(inClass(autumn()));
    LaunchOutcome second = bench.launcher().launch(inClass(autumn()));

    assertThat(first).isInstanceOf(LaunchOutcome.Opened.class);
    assertThat(((LaunchOutcome.Opened) second).how()).isEqualTo(LaunchOutcome.How.RETURNED);
    assertThat(bench.control().calls("GetOrCreateClass")).isEqualTo(1);
    assertThat(bench.onlyLab().classId()).isEqualTo("c-1");
    assertThat(bench.run(((LaunchOutcome.Opened) first).run()).classId()).contains("c-1");
    assertThat(bench.control().requests("GetOrCreateClass").get(0).rawQuery())
        .contains("id=c-1", "name=Autumn%20%26%20co", "maxActiveLabInstances=30");
  }

  @ParameterizedTest
  @CsvSource({"500,TEMPORARILY_UNAVAILABLE", "0,INVALID_REQUEST"})
  void withoutItsClassNoLabIsLaunched(int status, RefusalReason reason) {
    Fault fault = status == 0 ? Fault.status0("Name is not allowed") : Fault.httpStatus(status);
    bench.control().next("GetOrCreateClass", 3, fault);

    LaunchOutcome outcome = bench.launcher().launch(inClass(autumn()));

    assertThat(((LaunchOutcome.Refused) outcome).reason()).isEqualTo(reason);
    assertThat(bench.control().calls("launch")).isZero();
    bench.control().clearFaults();
    assertThat(bench.launcher().launch(inClass(autumn()))).isInstanceOf(LaunchOutcome.Opened.class);
  }

  @Test
  void aLaunchThatReOpensTheInstanceOfAnotherRunGoesToThatRunWithItsOrigin() {
    LaunchOutcome.Opened first = bench.launch("ada");
    long id = first.instance().value();
    // Skillable says it is over, and nevertheless it runs.
    bench.control().overrideResultField(id, "End", Bench.START.getEpochSecond());
    bench.control().touch(id);
    bench.labport().results().hint(first.instance());
    bench.eventually(() -> bench.run(first.run()).state() == RunState.ENDED_INCOMPLETE);

    LaunchOutcome again =
        bench
            .launcher()
            .launch(
                Bench.request(
                    "ada", Bench.LAB, LaunchSettings.NONE, Optional.empty(), "column-other"));

    assertThat(((LaunchOutcome.Opened) again).run()).isEqualTo(first.run());
    assertThat(((LaunchOutcome.Opened) again).instance()).isEqualTo(first.instance());
    assertThat(bench.labport().results().origins(first.run(), Bench.ADAPTER))
        .containsExactly("column-ada", "column-other");
    assertThat(bench.run(first.run()).state()).isEqualTo(RunState.RUNNING);
    assertThat(bench.labport().results().runsOf(Bench.learner("ada")))
        .extracting(run -> run.state())
        .containsExactlyInAnyOrder(RunState.RUNNING, RunState.LAUNCH_FAILED);
    bench.eventually(() -> bench.events(first.run()).size() >= 3);
    assertThat(bench.recorder.events()).allMatch(event -> event.head().run().equals(first.run()));
  }

  @Test
  void anInstanceThatSkillableForgotMakesRoomForAFreshLab() {
    LaunchOutcome.Opened first = bench.launch("ada");
    bench.control().tearDown(first.instance().value());
    bench.control().next("Result", 1_000, Fault.status0("Lab instance not found"));

    LaunchOutcome.Opened fresh = bench.launch("ada");

    assertThat(fresh.how()).isEqualTo(LaunchOutcome.How.LAUNCHED);
    assertThat(fresh.instance()).isNotEqualTo(first.instance());
    assertThat(bench.run(first.run()).state()).isEqualTo(RunState.ENDED_UNKNOWN);
    assertThat(bench.run(fresh.run()).attempt()).isEqualTo(2);

    // Hearing of it once more starts no endless search.
    bench.labport().results().hint(first.instance());
    bench.eventually(
        () ->
            bench.number(
                    "SELECT COUNT(*) FROM labport_work WHERE id = '" + first.run().value() + "'")
                == 0);
  }

  @Test
  void aLearnerWhoLeftTheChoiceAtSkillableGetsAFreshAddress() {
    bench.control().next("launch", 2, Fault.resultCode(160));

    LaunchOutcome first = click();
    bench.advance(Duration.ofMinutes(10));
    LaunchOutcome second = click();
    LaunchOutcome third = click();

    LaunchOutcome.LearnerActionRequired left = (LaunchOutcome.LearnerActionRequired) first;
    LaunchOutcome.LearnerActionRequired fresh = (LaunchOutcome.LearnerActionRequired) second;
    assertThat(fresh.run()).isEqualTo(left.run());
    assertThat(fresh.oneTimeUrl()).isNotEqualTo(left.oneTimeUrl());
    assertThat(((LaunchOutcome.Opened) third).run()).isEqualTo(left.run());
    assertThat(bench.control().calls("launch")).isEqualTo(3);
    assertThat(bench.control().labs()).hasSize(1);
  }

  @Test
  void anAccountIsClosedAtSkillableAsSoonAsSkillableIsBack() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.control().goAway();

    assertThat(bench.labport().erasure().erase(Bench.learner("ada"))).isTrue();
    assertThat(bench.labport().results().runsOf(Bench.learner("ada"))).isEmpty();
    Instant now = bench.clock.instant();
    bench.eventually(
        () -> bench.due("core/close-account", "ada@t1").filter(now::isBefore).isPresent());
    bench.control().comeBack();
    bench.advance(Duration.ofMinutes(1));

    bench.eventually(() -> bench.control().calls("CloseUserAccount") == 1);
    assertThat(bench.run(lab.run()).learner().lmsUserId()).isNotEqualTo("ada");
  }

  @Test
  void everythingThatALinkSetsArrivesAtSkillable() {
    LaunchSettings settings =
        LaunchSettings.builder()
            .language(Language.GERMAN)
            .instructionsId("advanced")
            .durationMinutes(120)
            .lastActivityTimeoutMinutes(30)
            .maxActiveLabs(3)
            .maxSavedLabs(4)
            .canBeMarkedComplete(false)
            .regionId(2)
            .roleId(7)
            .roleId(8)
            .variable("course", "Linux & more")
            .build();

    assertThat(bench.launcher().launch(Bench.request("ada", settings)))
        .isInstanceOf(LaunchOutcome.Opened.class);

    assertThat(bench.control().requests("launch").get(0).rawQuery().split("&", -1))
        .contains(
            "labid=101",
            "userid=ada%40t1",
            "lang=de",
            "instructionsId=advanced",
            "durationMinutes=120",
            "lastActivityTimeoutMinutes=30",
            "maxActiveLabs=3",
            "maxSavedLabs=4",
            "canBeMarkedComplete=2",
            "regionId=2",
            "roleId=7",
            "roleId=8",
            "variable-course=Linux%20%26%20more");
    assertThat(bench.onlyLab().variables()).containsEntry("course", "Linux & more");
    assertThat(bench.onlyLab().expires()).isEqualTo(Bench.START.plus(Duration.ofHours(2)));
  }
}
