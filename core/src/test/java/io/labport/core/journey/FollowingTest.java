package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabResult;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.runtime.HealthReport;
import io.labport.core.spi.health.Health;
import io.labport.core.testkit.TestDatabases;
import io.labport.examples.sandbox.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labs whose changes LatestResults never mentions: their own follow-ups find everything. */
class FollowingTest {
  private static final String FOLLOW = "core/follow-run";

  private final Bench bench = new Bench(TestDatabases.h2());

  @BeforeEach
  void letLatestResultsSayNothing() {
    bench
        .control()
        .next(
            "LatestResults",
            100_000,
            Fault.rawJson("{\"Results\":[],\"Status\":1,\"Error\":null}"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private LabResult result(LaunchOutcome.Opened lab) {
    return bench.labport().results().latest(lab.run()).orElseThrow();
  }

  private boolean scored(LaunchOutcome.Opened lab, String raw) {
    return bench
        .labport()
        .results()
        .latest(lab.run())
        .flatMap(LabResult::score)
        .map(Score::raw)
        .filter(value -> value.compareTo(new BigDecimal(raw)) == 0)
        .isPresent();
  }

  private void eventuallyDue(LaunchOutcome.Opened lab, Instant at) {
    bench.eventually(() -> bench.due(FOLLOW, lab.run().value()).filter(at::equals).isPresent());
  }

  @Test
  void gradingOverTenDaysIsFollowedByTheResultAlone() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    long id = lab.instance().value();
    bench.advance(Duration.ofHours(1));
    bench.control().submitForGrading(id);
    bench.advance(Duration.ofHours(1));
    bench.eventually(() -> bench.run(lab.run()).state() == RunState.PENDING_GRADING);
    assertThat(result(lab).completion().code()).isEqualTo(50);

    bench.advance(Duration.ofDays(4));
    bench.control().startGrading(id);
    bench.advance(Duration.ofHours(1));
    bench.eventually(() -> result(lab).completion().code() == 60);
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.PENDING_GRADING);

    bench.advance(Duration.ofDays(6));
    bench.control().grade(id, new BigDecimal("91.5"), 100, 60, true);
    bench.advance(Duration.ofHours(6));
    bench.eventually(() -> scored(lab, "91.5"));
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.COMPLETED);
    bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.graded"));
    assertThat(bench.eventTypes(lab.run())).containsOnlyOnce("lab.completed", "lab.graded");
  }

  @Test
  void aScoreThatChangesSilentlyIsFoundADayAfterTheEnd() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.advance(Duration.ofMinutes(20));
    Instant end = bench.clock.instant();
    bench.control().complete(lab.instance().value());
    bench.control().score(lab.instance().value(), new BigDecimal("60"), 100, 70, false);
    bench.labport().results().hint(lab.instance());
    bench.eventually(() -> scored(lab, "60"));
    eventuallyDue(lab, end.plus(Duration.ofDays(1)));

    bench.control().score(lab.instance().value(), new BigDecimal("75"), 100, 70, true);
    bench.advance(Duration.ofDays(1));

    bench.eventually(() -> scored(lab, "75"));
    bench.eventually(
        () -> bench.eventTypes(lab.run()).stream().filter("lab.graded"::equals).count() == 2);
  }

  @Test
  void aSavedLabIsLookedAtEveryHourInTheLearnersOwnList() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.control().touch(lab.instance().value());
    bench.launcher().save(Bench.learner("ada"), lab.instance());
    bench.advance(Duration.ofSeconds(16));
    bench.eventually(() -> bench.run(lab.run()).state() == RunState.SAVED);

    for (int hour = 0; hour < 3; hour++) {
      eventuallyDue(lab, bench.clock.instant().plus(Duration.ofHours(1)));
      int looks = bench.control().calls("userrunningandsavedlabs");
      bench.advance(Duration.ofHours(1));
      bench.eventually(() -> bench.control().calls("userrunningandsavedlabs") == looks + 1);
    }
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.SAVED);
    assertThat(bench.eventTypes(lab.run())).doesNotContain("lab.completed");
  }

  @Test
  void aSavedLabThatSkillableDeletesIsOver() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.control().touch(lab.instance().value());
    bench.launcher().save(Bench.learner("ada"), lab.instance());
    bench.advance(Duration.ofSeconds(16));
    bench.eventually(() -> bench.run(lab.run()).state() == RunState.SAVED);
    eventuallyDue(lab, bench.clock.instant().plus(Duration.ofHours(1)));

    bench.advance(Duration.ofDays(8));

    bench.eventually(() -> bench.run(lab.run()).state().ended());
    assertThat(result(lab).endedAt()).isPresent();
  }

  @Test
  void aGradeThatNeverComesIsReportedToTheAdministrator() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.control().submitForGrading(lab.instance().value());
    bench.labport().results().hint(lab.instance());
    bench.eventually(() -> bench.run(lab.run()).state() == RunState.PENDING_GRADING);

    bench.advance(Duration.ofDays(36));

    bench.eventually(() -> bench.number("SELECT COUNT(*) FROM labport_work_buried") == 1);
    HealthReport health = bench.labport().health();
    assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
    assertThat(health.checks().get("work").detail()).contains("1 buried");

    // Whoever grades it after all, and says so, is heard.
    bench.control().grade(lab.instance().value(), new BigDecimal("70"), 100, 60, true);
    bench.labport().results().hint(lab.instance());
    bench.eventually(() -> scored(lab, "70"));
    bench.eventually(() -> bench.labport().health().status() == Health.Status.UP);
  }
}
