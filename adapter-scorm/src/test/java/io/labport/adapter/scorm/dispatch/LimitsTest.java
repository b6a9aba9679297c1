package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.ScormEvent.Kind;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many labs, and how often. */
class LimitsTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, clock);
  private final Admission admission = scene.get(Admission.class);
  private final Pace pace = scene.get(Pace.class);

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private Dispatch limited(String limit, int most) {
    return scene.issue(Map.of("limits", Map.of(limit, most)));
  }

  @Test
  void aLearnerWhoReadsTheKeyFromThePackageStartsNoMoreLabsThanAllowed() {
    Dispatch dispatch = limited("launchesPerLearner", 2);
    assertThat(admission.startLab(dispatch, "ada", "a1")).isEmpty();
    admission.labEnded(dispatch.id(), "a1");
    assertThat(admission.startLab(dispatch, "ada", "a2")).isEmpty();
    admission.labEnded(dispatch.id(), "a2");

    assertThat(admission.startLab(dispatch, "ada", "a3")).contains(RefusalCode.TOO_MANY_LAUNCHES);
    assertThat(admission.startLab(dispatch, "bob", "b1")).isEmpty();
  }

  @Test
  void theSameLaunchIsCountedOnceAlsoAfterItHasEnded() {
    Dispatch dispatch = limited("launchesPerLearner", 1);
    assertThat(admission.startLab(dispatch, "ada", "a1")).isEmpty();
    assertThat(admission.startLab(dispatch, "ada", "a1")).isEmpty();
    admission.labEnded(dispatch.id(), "a1");
    assertThat(admission.startLab(dispatch, "ada", "a1")).isEmpty();
    assertThat(admission.startLab(dispatch, "ada", "a2")).contains(RefusalCode.TOO_MANY_LAUNCHES);
  }

  @Test
  void aLabThatEndsMakesRoomForOneHoweverOftenItsEndIsTold() {
    Dispatch dispatch = limited("concurrentLabs", 2);
    assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
    assertThat(admission.startLab(dispatch, "bob", "b")).isEmpty();
    assertThat(admission.startLab(dispatch, "cy", "c")).contains(RefusalCode.TOO_MANY_LABS);

    admission.labEnded(dispatch.id(), "a");
    assertThat(admission.startLab(dispatch, "cy", "c")).isEmpty();
    admission.labEnded(dispatch.id(), "a");
    admission.labEnded(dispatch.id(), "never started");
    assertThat(admission.startLab(dispatch, "di", "d")).contains(RefusalCode.TOO_MANY_LABS);
  }

  @Test
  void ofARefusedLabNothingStays() {
    Dispatch dispatch = limited("concurrentLabs", 1);
    assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
    String before = scene.dump("lab", "lab-number");

    assertThat(admission.startLab(dispatch, "bob", "b")).contains(RefusalCode.TOO_MANY_LABS);
    assertThat(scene.dump("lab", "lab-number")).isEqualTo(before);
  }

  @Test
  void aLabWhoseEndNobodyReportsCountsAsRunningForAWeek() {
    Dispatch dispatch = limited("concurrentLabs", 1);
    assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
    clock.advance(Duration.ofDays(6));
    assertThat(admission.startLab(dispatch, "bob", "b")).contains(RefusalCode.TOO_MANY_LABS);
    clock.advance(Duration.ofDays(1));
    assertThat(admission.startLab(dispatch, "bob", "b")).isEmpty();
  }

  @Test
  void aPlaceThatHasExpiredAndIsAnothersNowIsNotGivenBack() {
    Dispatch dispatch = limited("concurrentLabs", 1);
    // Whatever numbers are taken, there is only one.
    assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
    clock.advance(Duration.ofDays(7));
    assertThat(admission.startLab(dispatch, "bob", "b")).isEmpty();

    admission.labEnded(dispatch.id(), "a");
    assertThat(admission.startLab(dispatch, "cy", "c")).contains(RefusalCode.TOO_MANY_LABS);
  }

  @Test
  void ofALaunchThatCameToNothingNothingStaysHoweverOftenItIsTold() {
    for (String limit : new String[] {"concurrentLabs", "launchesPerDay", "launchesPerLearner"}) {
      Dispatch dispatch = limited(limit, 1);
      String before = scene.dump("lab", "lab-number");
      assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
      admission.labCameToNothing(dispatch.id(), "a");
      assertThat(scene.dump("lab", "lab-number")).isEqualTo(before);

      assertThat(admission.startLab(dispatch, "ada", "b")).isEmpty();
      admission.labCameToNothing(dispatch.id(), "a");
      assertThat(admission.startLab(dispatch, "ada", "c")).as(limit).isPresent();
    }
  }

  @Test
  void aLabThatRunsIsCountedOnceWhateverTheLimits() {
    Dispatch dispatch = limited("concurrentLabs", 1);
    assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
    admission.labRuns(dispatch.id(), "bob", "b");
    admission.labRuns(dispatch.id(), "bob", "b");

    admission.labEnded(dispatch.id(), "a");
    assertThat(admission.startLab(dispatch, "cy", "c")).contains(RefusalCode.TOO_MANY_LABS);
    admission.labEnded(dispatch.id(), "b");
    assertThat(admission.startLab(dispatch, "cy", "c")).isEmpty();
  }

  @Test
  void theDayBeginsAtMidnightInUtc() {
    Dispatch dispatch = limited("launchesPerDay", 1);
    clock.set(java.time.Instant.parse("2026-11-21T23:59:59Z"));
    assertThat(admission.startLab(dispatch, "ada", "a")).isEmpty();
    assertThat(admission.startLab(dispatch, "bob", "b")).contains(RefusalCode.TOO_MANY_LABS);
    clock.advance(Duration.ofSeconds(1));
    assertThat(admission.startLab(dispatch, "bob", "b")).isEmpty();
  }

  @Test
  void aLimitThatComesLaterCountsWhatRuns() {
    Dispatch free = scene.issue(Map.of());
    assertThat(admission.startLab(free, "ada", "a")).isEmpty();
    Dispatch limited =
        scene
            .get(ScormDispatches.class)
            .change(free.id(), Map.of("limits", Map.of("concurrentLabs", 1)))
            .dispatch();
    assertThat(admission.startLab(limited, "bob", "b")).contains(RefusalCode.TOO_MANY_LABS);
  }

  @Test
  void aLimitThatIsLoweredLetsNoneInUntilFewerRun() {
    Dispatch free = scene.issue(Map.of());
    for (int i = 0; i < 6; i++) {
      assertThat(admission.startLab(free, "r" + i, "l" + i)).isEmpty();
    }
    Dispatch limited =
        scene
            .get(ScormDispatches.class)
            .change(free.id(), Map.of("limits", Map.of("concurrentLabs", 4)))
            .dispatch();
    for (int i = 0; i < 3; i++) {
      assertThat(admission.startLab(limited, "x", "x" + i)).contains(RefusalCode.TOO_MANY_LABS);
      admission.labEnded(free.id(), "l" + i);
    }
    assertThat(admission.startLab(limited, "x", "x")).isEmpty();
    assertThat(admission.startLab(limited, "y", "y")).contains(RefusalCode.TOO_MANY_LABS);
  }

  @Test
  void aLearnerBeginsSixSessionsAMinute() {
    Dispatch dispatch = scene.issue(Map.of());
    for (int i = 0; i < 6; i++) {
      assertThat(pace.session(dispatch, "ada", Scene.SCHOOL)).isEmpty();
    }
    assertThat(pace.session(dispatch, "ada", Scene.SCHOOL)).contains(RefusalCode.RATE_LIMITED);
    assertThat(pace.session(dispatch, "bob", Scene.SCHOOL)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(pace.session(dispatch, "ada", Scene.SCHOOL)).isEmpty();
  }

  @Test
  void aRegistrationGetsThreeTicketsInTenMinutes() {
    for (int i = 0; i < 3; i++) {
      assertThat(pace.ticket("r")).isEmpty();
    }
    assertThat(pace.ticket("r")).contains(RefusalCode.RATE_LIMITED);
    assertThat(pace.ticket("other")).isEmpty();
    clock.advance(Duration.ofMinutes(9));
    assertThat(pace.ticket("r")).contains(RefusalCode.RATE_LIMITED);
    clock.advance(Duration.ofMinutes(1));
    assertThat(pace.ticket("r")).isEmpty();
  }

  @Test
  void aSessionAsksTwelveTimesAMinute() {
    for (int i = 0; i < 12; i++) {
      assertThat(pace.poll("s")).isEmpty();
    }
    assertThat(pace.poll("s")).contains(RefusalCode.RATE_LIMITED);
    clock.advance(Duration.ofMinutes(1));
    assertThat(pace.poll("s")).isEmpty();
  }

  @Test
  void aClassOfTwoHundredBehindOneAddressGetsInAndIsToldOnce() {
    Dispatch dispatch = scene.issue(Map.of());
    for (int i = 0; i < 200; i++) {
      Optional<RefusalCode> answer = pace.session(dispatch, "learner" + i, Scene.SCHOOL);
      assertThat(answer).as("learner " + i).isEmpty();
    }
    assertThat(scene.kinds()).containsExactly(Kind.MANY_LEARNERS);
    assertThat(scene.told.get(0).event().detail()).doesNotContain(Scene.SCHOOL.getHostAddress());
  }
}
