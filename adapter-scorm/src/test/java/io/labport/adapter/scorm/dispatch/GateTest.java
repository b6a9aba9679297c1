package io.labport.adapter.scorm.dispatch;

import static io.labport.adapter.scorm.dispatch.Scene.admitted;
import static io.labport.adapter.scorm.dispatch.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.Admission.Applicant;
import io.labport.adapter.scorm.dispatch.Admission.Decision;
import io.labport.adapter.scorm.dispatch.ScormEvent.Kind;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets in; the threats that are met here have a test named after them. */
class GateTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, clock);
  private final Admission admission = scene.get(Admission.class);
  private final ScormDispatches dispatches = scene.get(ScormDispatches.class);

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private String at(Duration fromNow) {
    return clock.instant().plus(fromNow).toString();
  }

  private Decision with(String id, String key, int last) {
    return admission.decide(
        new Applicant(id, "1", key, 1, Optional.of(Scene.LMS), Scene.address(last)));
  }

  private Decision still(Dispatch dispatch, int generation) {
    return admission.stillGood(dispatch.id(), generation, Optional.of(Scene.LMS));
  }

  @Test
  void enumerationOfDispatchesAWrongKeyAndAnUnknownDispatchAreAnsweredAlike() {
    Dispatch dispatch = scene.issue(Map.of());
    String wrong = "A".repeat(43);

    Decision byKey = with(dispatch.id(), wrong, 1);
    Decision byId = with("A".repeat(22), wrong, 2);
    Decision byNonsense = with("../".repeat(300), "", 3);

    assertThat(byKey).isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
    assertThat(byId).isEqualTo(byKey);
    assertThat(byNonsense).isEqualTo(byKey);
    assertThat(dispatch.id()).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void aRevokedDispatchSaysSoOnlyToWhoHasTheKey() {
    Dispatch dispatch = scene.issue(Map.of());
    dispatches.revoke(dispatch.id());

    assertThat(scene.enter(dispatch)).isEqualTo(refused(RefusalCode.REVOKED));
    assertThat(with(dispatch.id(), "wrong", 1))
        .isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
  }

  @Test
  void afterTenWrongKeysAnAddressIsSlowedDownButTheRightKeyStillLetsItsNeighboursIn() {
    Dispatch dispatch = scene.issue(Map.of());
    for (int i = 0; i < 10; i++) {
      assertThat(with(dispatch.id(), "wrong", 7))
          .isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
    }
    assertThat(with(dispatch.id(), "wrong", 7)).isEqualTo(refused(RefusalCode.RATE_LIMITED));
    assertThat(with("A".repeat(22), "wrong", 7)).isEqualTo(refused(RefusalCode.RATE_LIMITED));
    admitted(scene.enter(dispatch));

    clock.advance(Duration.ofMinutes(1));
    assertThat(with(dispatch.id(), "wrong", 7))
        .isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
  }

  @Test
  void aLeakedZipIsWorthNothingFromAnotherOrigin() {
    Dispatch dispatch = scene.issue(Map.of("access", Map.of("origins", List.of(Scene.LMS))));

    admitted(scene.enter(dispatch));
    assertThat(scene.enter(dispatch, 1, Optional.of("https://evil.example")))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    assertThat(scene.enter(dispatch, 1, Optional.empty()))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    assertThat(scene.enter(dispatch, 1, Optional.of("null")))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    assertThat(scene.enter(dispatch, 1, Optional.of(Scene.LMS + ":8443")))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
  }

  @Test
  void aStolenTokenIsGoodAtNoOtherOrigin() {
    Dispatch dispatch = scene.issue(Map.of());
    admitted(scene.enter(dispatch));

    admitted(still(dispatch, 1));
    assertThat(admission.stillGood(dispatch.id(), 1, Optional.of("https://evil.example")))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    assertThat(admission.stillGood(dispatch.id(), 1, Optional.empty()))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
  }

  @Test
  void aSessionOfOneTenantsDispatchSaysNothingOfAnothers() {
    Dispatch one = scene.issue(Map.of("tenant", "one"));
    Dispatch two = scene.issue(Map.of("tenant", "two"));

    assertThat(with(two.id(), scene.get(LaunchKeys.class).key(one, 1), 1))
        .isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
    assertThat(scene.get(Pseudonyms.class).of(one, "ada"))
        .isNotEqualTo(scene.get(Pseudonyms.class).of(two, "ada"));
  }

  @Test
  void aFurtherOriginWaitsIsToldOnceAndGetsInWhenItIsApproved() {
    Dispatch dispatch = scene.issue(Map.of());
    admitted(scene.enter(dispatch));
    Optional<String> cdn = Optional.of("https://content.example.net");

    for (int i = 0; i < 3; i++) {
      assertThat(scene.enter(dispatch, 1, cdn)).isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    }
    assertThat(scene.kinds()).containsExactly(Kind.ORIGIN_LEARNED, Kind.ORIGIN_WAITING);
    assertThat(dispatches.waitingOrigins(dispatch.id())).containsExactly(cdn.get());

    dispatches.approveOrigin(dispatch.id(), "HTTPS://Content.Example.NET:443/");
    admitted(scene.enter(dispatch, 1, cdn));
    assertThat(dispatches.waitingOrigins(dispatch.id())).isEmpty();

    dispatches.removeOrigin(dispatch.id(), cdn.get());
    assertThat(admission.stillGood(dispatch.id(), 1, cdn))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
  }

  @Test
  void noMoreThanTwentyOriginsWait() {
    Dispatch dispatch = scene.issue(Map.of());
    admitted(scene.enter(dispatch));
    for (int i = 0; i < 30; i++) {
      scene.enter(dispatch, 1, Optional.of("https://flood" + i + ".example"));
    }
    assertThat(dispatches.waitingOrigins(dispatch.id())).hasSize(20);
  }

  @Test
  void withoutLearningAnEmptyListMeansAnyOriginAndAListMeansNoOther() {
    Dispatch any = scene.issue(Map.of("access", Map.of("learnOrigins", false)));
    admitted(scene.enter(any));
    admitted(scene.enter(any, 1, Optional.of("https://other.example")));

    Dispatch pinned =
        scene.issue(Map.of("access", Map.of("learnOrigins", false, "origins", List.of(Scene.LMS))));
    assertThat(scene.enter(pinned, 1, Optional.of("https://other.example")))
        .isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    assertThat(dispatches.waitingOrigins(pinned.id())).isEmpty();
  }

  @Test
  void plainHttpIsRefusedUnlessTheOperatorAllowsIt() {
    Optional<String> plain = Optional.of("http://lms.example.edu");
    Dispatch dispatch = scene.issue(Map.of());
    assertThat(scene.enter(dispatch, 1, plain)).isEqualTo(refused(RefusalCode.ORIGIN_NOT_ALLOWED));
    assertThat(dispatches.waitingOrigins(dispatch.id())).isEmpty();

    try (Scene lenient = new Scene(database, clock, true, adapter -> adapter)) {
      admitted(lenient.enter(dispatch, 1, plain));
    }
  }

  @Test
  void aDisabledOrClosedDispatchLearnsNoOrigin() {
    Dispatch dispatch = scene.issue(Map.of("access", Map.of("notBefore", at(Duration.ofDays(1)))));
    assertThat(scene.enter(dispatch)).isEqualTo(refused(RefusalCode.NOT_YET_OPEN));
    dispatches.disable(dispatch.id());
    assertThat(scene.enter(dispatch)).isEqualTo(refused(RefusalCode.DISABLED));
    assertThat(scene.get(DispatchBook.class).find(dispatch.id()).orElseThrow().access().origins())
        .isEmpty();

    dispatches.enable(dispatch.id());
    clock.advance(Duration.ofDays(1));
    admitted(scene.enter(dispatch));
  }

  @Test
  void afterItsEndADispatchReportsForTheGraceAndOpensNoLab() {
    Dispatch dispatch = scene.issue(Map.of("access", Map.of("notAfter", at(Duration.ofDays(1)))));
    assertThat(admitted(scene.enter(dispatch)).noLabs()).isEmpty();

    clock.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(admitted(scene.enter(dispatch)).noLabs()).contains(RefusalCode.EXPIRED);
    assertThat(admitted(still(dispatch, 1)).noLabs()).contains(RefusalCode.EXPIRED);

    clock.advance(Duration.ofDays(30));
    assertThat(scene.enter(dispatch)).isEqualTo(refused(RefusalCode.EXPIRED));
    assertThat(still(dispatch, 1)).isEqualTo(refused(RefusalCode.EXPIRED));
  }

  @Test
  void aRotatedKeyIsAsGoodAsTheNewOneUntilTheGraceEndsAndThenOnlyForTheProven() {
    Dispatch dispatch = scene.issue(Map.of());
    admitted(scene.enter(dispatch));
    Dispatch after = dispatches.rotate(dispatch.id(), Optional.empty()).dispatch();

    assertThat(after.generation()).isEqualTo(2);
    assertThat(scene.kinds()).contains(Kind.KEY_ROTATED);
    assertThat(admitted(scene.enter(after)).onlyProven()).isEmpty();
    assertThat(admitted(scene.enter(after, 1, Optional.of(Scene.LMS))).onlyProven()).isEmpty();

    clock.advance(Duration.ofDays(30));
    assertThat(admitted(scene.enter(after, 1, Optional.of(Scene.LMS))).onlyProven())
        .contains(RefusalCode.KEY_RETIRED);
    assertThat(admitted(still(after, 1)).onlyProven()).contains(RefusalCode.KEY_RETIRED);
    assertThat(admitted(scene.enter(after)).onlyProven()).isEmpty();
  }

  @Test
  void aLeakedPackageIsClosedToStrangersAtTheNextCallByARotationWithoutGrace() {
    Dispatch dispatch = scene.issue(Map.of());
    admitted(scene.enter(dispatch));
    dispatches.rotate(dispatch.id(), Optional.of(Duration.ZERO));

    assertThat(admitted(scene.enter(dispatch)).onlyProven()).contains(RefusalCode.KEY_RETIRED);
  }

  @Test
  void aGenerationThatNeverWasIsAWrongKey() {
    Dispatch dispatch = scene.issue(Map.of());
    assertThat(scene.enter(dispatch, 2, Optional.of(Scene.LMS)))
        .isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
    assertThat(still(dispatch, 0)).isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
  }

  @Test
  void withoutNewLearnersOnlyTheProvenGetInAndSessionsGoOn() {
    Dispatch dispatch = scene.issue(Map.of("limits", Map.of("allowNew", false)));
    assertThat(admitted(scene.enter(dispatch)).onlyProven()).contains(RefusalCode.CAP_REACHED);
    assertThat(admitted(still(dispatch, 1)).onlyProven()).isEmpty();
  }

  @Test
  void anUnknownSlotIsNoLabOfThisPackage() {
    Dispatch dispatch = scene.issue(Map.of());
    Decision decision =
        admission.decide(
            new Applicant(
                dispatch.id(),
                "2",
                scene.get(LaunchKeys.class).key(dispatch, 1),
                1,
                Optional.of(Scene.LMS),
                Scene.SCHOOL));
    assertThat(decision).isEqualTo(refused(RefusalCode.DISPATCH_UNAVAILABLE));
  }

  @Test
  void learnersAreCountedAnewFromTheResetAndThoseWhoAreHereStay() {
    Instant reset = clock.instant().plus(Duration.ofDays(10));
    Dispatch dispatch =
        scene.issue(
            Map.of(
                "limits",
                Map.of("registrations", 1, "registrationResets", List.of(reset.toString()))));
    assertThat(admission.enrol(dispatch, "ada")).isEmpty();
    assertThat(admission.enrol(dispatch, "bob")).contains(RefusalCode.CAP_REACHED);

    clock.set(reset);
    assertThat(admission.enrol(dispatch, "ada")).isEmpty();
    assertThat(admission.enrol(dispatch, "bob")).isEmpty();
    assertThat(admission.enrol(dispatch, "cy")).contains(RefusalCode.CAP_REACHED);
    assertThat(dispatches.registered(dispatch.id())).isEqualTo(1);
  }

  @Test
  void aCapThatComesLaterCountsThoseWhoAreHere() {
    Dispatch free = scene.issue(Map.of());
    for (int i = 0; i < 10; i++) {
      assertThat(admission.enrol(free, "learner" + i)).isEmpty();
    }
    Dispatch capped =
        dispatches.change(free.id(), Map.of("limits", Map.of("registrations", 10))).dispatch();
    assertThat(admission.enrol(capped, "late")).contains(RefusalCode.CAP_REACHED);
    assertThat(admission.enrol(capped, "learner3")).isEmpty();
  }
}
