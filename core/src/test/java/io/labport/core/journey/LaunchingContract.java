package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.testkit.TestDatabase;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabState;
import io.labport.examples.sandbox.LabView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How labs are opened, on any database, against a Skillable with all its faults. */
interface LaunchingContract {
  TestDatabase database();

  @Test
  default void aFirstClickLaunchesTheLabAndRecordsTheRun() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened opened = bench.launch("ada");

      assertThat(opened.how()).isEqualTo(LaunchOutcome.How.LAUNCHED);
      LabView lab = bench.onlyLab();
      assertThat(lab.id()).isEqualTo(opened.instance().value());
      assertThat(lab.tag()).isEqualTo(opened.run().value());
      assertThat(lab.userId()).isEqualTo("ada@t1");
      assertThat(bench.run(opened.run()).state()).isEqualTo(RunState.RUNNING);
      assertThat(bench.labport().results().origins(opened.run(), Bench.ADAPTER))
          .containsExactly("column-ada");
      bench.eventually(() -> bench.eventTypes(opened.run()).contains("lab.launched"));
    }
  }

  @Test
  default void aSecondClickReturnsToTheRunningLab() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened first = bench.launch("ada");
      LaunchOutcome.Opened second = bench.launch("ada");

      assertThat(second.how()).isEqualTo(LaunchOutcome.How.RETURNED);
      assertThat(second.instance()).isEqualTo(first.instance());
      assertThat(second.oneTimeUrl()).isNotEqualTo(first.oneTimeUrl());
      assertThat(bench.control().calls("launch")).isEqualTo(1);
    }
  }

  @Test
  default void aDroppedAnswerLeadsToOneLaunchAndTheLabIsAdopted() {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", Fault.dropAfterActing());

      LaunchOutcome lost = bench.launcher().launch(Bench.request("ada"));
      LaunchOutcome.Opened found = bench.askUntil(LaunchOutcome.Opened.class, "ada");

      assertThat(lost).isInstanceOf(LaunchOutcome.OutcomeUnknown.class);
      assertThat(found.instance().value()).isEqualTo(bench.onlyLab().id());
      assertThat(bench.control().calls("launch")).isEqualTo(1);
    }
  }

  @Test
  default void aLostLabIsFoundInTheBackgroundThoughNobodyAsksAgain() {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", Fault.dropAfterActing());
      var lost = (LaunchOutcome.OutcomeUnknown) bench.launcher().launch(Bench.request("ada"));

      bench.advance(Duration.ofSeconds(3));

      bench.eventually(() -> bench.run(lost.run()).state() == RunState.RUNNING);
      assertThat(bench.control().calls("launch")).isEqualTo(1);
    }
  }

  @Test
  default void aLostLaunchThatStartedNothingFreesThePlaceWithinAMinute() {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", Fault.dropBeforeActing());
      var lost = (LaunchOutcome.OutcomeUnknown) bench.launcher().launch(Bench.request("ada"));

      for (int second = 0; second < 60; second += 15) {
        bench.advance(Duration.ofSeconds(15));
        int looks = bench.control().calls("userrunningandsavedlabs");
        bench.eventually(
            () ->
                bench.control().calls("userrunningandsavedlabs") > looks
                    || bench.run(lost.run()).state() == RunState.LAUNCH_FAILED);
      }

      bench.eventually(() -> bench.run(lost.run()).state() == RunState.LAUNCH_FAILED);
      assertThat(bench.launch("ada").how()).isEqualTo(LaunchOutcome.How.LAUNCHED);
      assertThat(bench.control().labs()).hasSize(1);
    }
  }

  @Test
  default void manyClicksAtOnceGiveOneLab() throws Exception {
    try (Bench bench = new Bench(database())) {
      ExecutorService browsers = Executors.newFixedThreadPool(20);
      try {
        List<Callable<LabInstanceId>> clicks =
            Stream.generate(
                    () ->
                        (Callable<LabInstanceId>)
                            () -> bench.askUntil(LaunchOutcome.Opened.class, "ada").instance())
                .limit(20)
                .toList();
        List<Future<LabInstanceId>> labs = browsers.invokeAll(clicks);

        for (Future<LabInstanceId> lab : labs) {
          assertThat(lab.get().value()).isEqualTo(bench.onlyLab().id());
        }
        assertThat(bench.control().calls("launch")).isEqualTo(1);
      } finally {
        browsers.shutdownNow();
      }
    }
  }

  @Test
  default void aSavedLabIsResumed() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened first = bench.launch("ada");
      assertThat(bench.launcher().save(Bench.learner("ada"), first.instance()))
          .isEqualTo(CloseOutcome.ACCEPTED);

      LaunchOutcome.Opened again = bench.askUntil(LaunchOutcome.Opened.class, "ada");

      assertThat(again.how()).isEqualTo(LaunchOutcome.How.RESUMED);
      assertThat(again.instance()).isEqualTo(first.instance());
      assertThat(bench.control().calls("launch")).isEqualTo(1);
      assertThat(bench.control().calls("resume")).isEqualTo(1);
    }
  }

  @Test
  default void aSavedLabThatWeDidNotLaunchIsResumedToo() {
    try (Bench bench = new Bench(database())) {
      LabView lab = bench.control().startLab(Bench.LAB.value(), "ada@t1");
      bench.control().save(lab.id());
      bench.control().finishSaving(lab.id());

      LaunchOutcome.Opened opened = bench.launch("ada");

      assertThat(opened.how()).isEqualTo(LaunchOutcome.How.RESUMED);
      assertThat(opened.instance().value()).isEqualTo(lab.id());
      assertThat(bench.run(opened.run()).state()).isEqualTo(RunState.RUNNING);
    }
  }

  @Test
  default void aLostAnswerToResumeIsLookedForAndNotRepeated() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened first = bench.launch("ada");
      bench.launcher().save(Bench.learner("ada"), first.instance());
      bench.control().next("resume", Fault.dropAfterActing());

      LaunchOutcome lost = bench.askUntil(LaunchOutcome.OutcomeUnknown.class, "ada");
      LaunchOutcome.Opened found = bench.askUntil(LaunchOutcome.Opened.class, "ada");

      assertThat(lost).isNotNull();
      assertThat(found.instance()).isEqualTo(first.instance());
      assertThat(bench.control().calls("resume")).isEqualTo(1);
    }
  }

  @Test
  default void tooManyOpenLabsAreListedAndOneCanBeEndedForTheNew() {
    try (Bench bench = new Bench(database())) {
      LaunchSettings one = LaunchSettings.builder().maxActiveLabs(1).build();
      LabView other = bench.control().startLab(100, "ada@t1");

      var many = (LaunchOutcome.TooManyOpen) bench.launcher().launch(Bench.request("ada", one));
      assertThat(many.labs()).extracting(OpenLab::name).containsExactly("Linux fundamentals");
      assertThat(bench.launcher().end(Bench.learner("ada"), many.labs().get(0).instance()))
          .isEqualTo(CloseOutcome.ACCEPTED);

      assertThat(bench.launcher().launch(Bench.request("ada", one)))
          .isInstanceOf(LaunchOutcome.StillClosing.class);
      bench.advance(Duration.ofSeconds(31));
      assertThat(bench.launcher().launch(Bench.request("ada", one)))
          .isInstanceOf(LaunchOutcome.Opened.class);
      assertThat(bench.control().lab(other.id()).completionStatus()).isEqualTo(1);
    }
  }

  @Test
  default void startingOverDiscardsTheLabAndWaitsForItsTeardown() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened first = bench.launch("ada");

      LaunchOutcome waiting = bench.launcher().startOver(Bench.request("ada"));
      bench.advance(Duration.ofSeconds(31));
      LaunchOutcome.Opened fresh = bench.askUntil(LaunchOutcome.Opened.class, "ada");

      assertThat(waiting).isInstanceOf(LaunchOutcome.StillClosing.class);
      assertThat(fresh.instance()).isNotEqualTo(first.instance());
      assertThat(bench.run(first.run()).state()).isEqualTo(RunState.CANCELLED);
      assertThat(bench.run(fresh.run()).attempt()).isGreaterThan(1);
    }
  }

  @Test
  default void nobodyEndsAnotherLearnersLab() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened adas = bench.launch("ada");
      bench.launch("bob");

      assertThat(bench.launcher().end(Bench.learner("bob"), adas.instance()))
          .isEqualTo(CloseOutcome.NOT_FOUND);
      assertThat(bench.control().calls("cancel")).isZero();
    }
  }

  @Test
  default void aLearnerWhoMustChooseFirstIsSentThereAndTheLabIsFoundAfterwards() {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", Fault.resultCode(160));

      LaunchOutcome choose = bench.launcher().launch(Bench.request("ada"));
      LabView chosen = bench.control().startLab(Bench.LAB.value(), "ada@t1");
      LaunchOutcome.Opened opened = bench.launch("ada");

      assertThat(choose).isInstanceOf(LaunchOutcome.LearnerActionRequired.class);
      assertThat(opened.instance().value()).isEqualTo(chosen.id());
      assertThat(bench.control().calls("launch")).isEqualTo(1);
    }
  }

  @Test
  default void withIdentityWithheldNothingPersonalIsSent() {
    try (Bench bench = new Bench(database())) {
      var labport =
          bench.open(
              new RecordingAdapter(), java.util.Map.of("launching.withhold-identity", "true"));
      try {
        labport.launcher().launch(Bench.request("private-person"));

        String query = bench.control().requests("launch").get(0).rawQuery();
        assertThat(query)
            .doesNotContain("private-person")
            .doesNotContain("firstname")
            .doesNotContain("lastname")
            .doesNotContain("email")
            .contains("userid=p-");
      } finally {
        labport.close();
      }
    }
  }

  @Test
  default void anErasedLearnerIsForgottenHereAndAtSkillable() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened opened = bench.launch("ada");

      assertThat(bench.labport().erasure().erase(Bench.learner("ada"))).isTrue();

      bench.eventually(() -> bench.control().calls("CloseUserAccount") == 1);
      assertThat(bench.run(opened.run()).learner().lmsUserId()).isNotEqualTo("ada");
      assertThat(bench.labport().results().runsOf(Bench.learner("ada"))).isEmpty();
      assertThat(bench.labport().erasure().erase(Bench.learner("ada"))).isFalse();
    }
  }

  static Stream<Outcomes.Row> outcomes() {
    return Outcomes.rows();
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  default void everyAnswerOfLaunchHasItsOutcome(Outcomes.Row row) {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", row.fault());

      LaunchOutcome outcome = bench.launcher().launch(Bench.request("ada"));

      assertThat(outcome).isInstanceOf(row.outcome());
      String rule = "ask again: nothing is launched twice";
      if (outcome instanceof LaunchOutcome.Refused refused) {
        assertThat(refused.reason()).isEqualTo(RefusalReason.valueOf(row.reason()));
        rule = refused.reason().retry().kind() + ", must act: " + refused.reason().responsible();
      }
      System.out.printf("%-70s | %-40s | %s%n", row, rule, row.learnerText());
      assertThat(row.learnerText()).isNotBlank();
      assertThat(bench.control().calls("launch")).isEqualTo(1);
    }
  }

  @Test
  default void whereTheWishedRegionIsFullTheLabStartsElsewhere() {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", Fault.resultCode(3));

      LaunchOutcome outcome =
          bench
              .launcher()
              .launch(Bench.request("ada", LaunchSettings.builder().regionId(1).build()));

      assertThat(outcome).isInstanceOf(LaunchOutcome.Opened.class);
      assertThat(bench.control().requests("launch"))
          .extracting(request -> request.rawQuery().contains("regionId=1"))
          .containsExactly(true, false);
    }
  }

  @Test
  default void aRefusalTellsWhenSkillableWantsToBeAskedAgain() {
    try (Bench bench = new Bench(database())) {
      bench.control().next("launch", Fault.httpStatus(429, Duration.ofSeconds(7)));

      var refused = (LaunchOutcome.Refused) bench.launcher().launch(Bench.request("ada"));

      assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  default void aLabThatIsBeingGradedIsNotResumed() {
    try (Bench bench = new Bench(database())) {
      LabView lab = bench.control().startLab(103, "ada@t1");
      bench.control().submitForGrading(lab.id());

      LaunchOutcome outcome =
          bench.launcher().returnTo(Bench.request("ada"), new LabInstanceId(lab.id()));

      assertThat(bench.control().lab(lab.id()).state()).isNotEqualTo(LabState.RUNNING);
      assertThat(outcome).isInstanceOf(LaunchOutcome.BeingGraded.class);
      assertThat(bench.control().calls("resume")).isZero();
    }
  }
}
