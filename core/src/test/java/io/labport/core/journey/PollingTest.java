package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabResult;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.testkit.TestDatabases;
import io.labport.examples.sandbox.AnswerShapes;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.RecordedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stretch of time each poll asks for, and what it makes of odd answers. */
class PollingTest {
  private static final String POLL = "core/latest-results";

  private final Bench bench = new Bench(TestDatabases.h2());

  @AfterEach
  void close() {
    bench.close();
  }

  /** Whole microseconds since the epoch, as the database keeps the watermark. */
  private static boolean marked(Bench bench, Instant at) {
    return bench.number(
            "SELECT COUNT(*) FROM labport_watermark WHERE reader = 'latest-results'"
                + " AND mark = TIMESTAMP WITH TIME ZONE '"
                + at
                + "'")
        == 1;
  }

  private static void eventuallyPolled(Bench bench) {
    Instant now = bench.clock.instant();
    bench.eventually(() -> marked(bench, now));
  }

  private static List<String> minutes(Bench bench) {
    return bench.control().requests("LatestResults").stream()
        .map(RecordedRequest::rawQuery)
        .toList();
  }

  private static void awayFor(Bench bench, Duration gap) {
    eventuallyPolled(bench);
    bench.labport().close();
    bench.control().forgetRequests();
    bench.advance(gap);
    bench.restart();
    eventuallyPolled(bench);
  }

  private static long argument(RecordedRequest request, String name) {
    for (String pair : request.rawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return Long.parseLong(pair.substring(name.length() + 1));
      }
    }
    throw new AssertionError(name + " is not in " + request.rawQuery());
  }

  private LabResult result(LaunchOutcome.Opened lab) {
    return bench.labport().results().latest(lab.run()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"PT0S,10", "PT5M,15", "PT5M1S,16", "P1D,1450", "PT165H36M,9946", "PT167H50M,10080"})
  void afterAGapThePollReachesBackToTheWatermarkAndTenMinutesMore(Duration gap, int minutes) {
    awayFor(bench, gap);

    assertThat(minutes(bench)).containsExactly("minutes=" + minutes);
    assertThat(bench.control().calls("Results")).isZero();
  }

  @Test
  void theOverlapIsTwoPollsWhenThatIsMore() {
    try (Bench slow =
        new Bench(
            TestDatabases.h2(),
            Map.of("tracking.poll-interval", "PT20M", "tracking.idle-poll-interval", "PT20M"))) {
      awayFor(slow, Duration.ofMinutes(5));

      assertThat(minutes(slow)).containsExactly("minutes=45");
    }
  }

  @ParameterizedTest
  @CsvSource({"PT167H51M,2", "P8D,2", "P30D,5"})
  void afterMoreThanSevenDaysSlicesWithoutAGapAreReadFirst(Duration gap, int slices) {
    Instant mark = bench.clock.instant();

    awayFor(bench, gap);

    List<RecordedRequest> results = bench.control().requests("Results");
    assertThat(results).hasSize(slices);
    long next = mark.minus(Duration.ofMinutes(10)).getEpochSecond();
    for (RecordedRequest slice : results) {
      assertThat(argument(slice, "start")).isEqualTo(next);
      next = argument(slice, "end");
      assertThat(next - argument(slice, "start"))
          .isPositive()
          .isLessThanOrEqualTo(Duration.ofDays(7).toSeconds());
    }
    assertThat(next).isEqualTo(bench.clock.instant().getEpochSecond());
    assertThat(minutes(bench)).containsExactly("minutes=10080");
  }

  @Test
  void aPollThatFailedIsRepeatedWhenSkillableAsksForItAndMissesNothing() {
    eventuallyPolled(bench);
    Instant mark = bench.clock.instant();
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.control().complete(lab.instance().value());
    bench.control().score(lab.instance().value(), new BigDecimal("81"), 100, 70, true);
    bench.control().forgetRequests();
    bench.control().next("LatestResults", Fault.httpStatus(503, Duration.ofMinutes(20)));

    bench.advance(Duration.ofMinutes(5));
    Instant failed = bench.clock.instant();
    bench.eventually(
        () -> bench.due(POLL, "poll").filter(failed.plusSeconds(1200)::equals).isPresent());
    assertThat(marked(bench, mark)).isTrue();
    assertThat(bench.control().calls("LatestResults")).isEqualTo(1);
    bench.advance(Duration.ofMinutes(20));
    eventuallyPolled(bench);

    assertThat(minutes(bench)).containsExactly("minutes=15", "minutes=35");
    bench.eventually(() -> bench.run(lab.run()).state() == RunState.COMPLETED);
  }

  @Test
  void anInstanceThatTwoPollsListIsReadOnce() {
    eventuallyPolled(bench);
    LaunchOutcome.Opened lab = bench.launch("ada");
    Instant end = bench.clock.instant();
    bench.control().complete(lab.instance().value());
    bench.control().score(lab.instance().value(), new BigDecimal("81"), 100, 70, true);
    bench.control().forgetRequests();

    for (int i = 0; i < 2; i++) {
      bench.advance(Duration.ofMinutes(5));
      eventuallyPolled(bench);
      bench.eventually(
          () ->
              bench
                  .due("core/follow-run", lab.run().value())
                  .filter(end.plus(Duration.ofDays(1))::equals)
                  .isPresent());
    }

    assertThat(minutes(bench)).containsExactly("minutes=15", "minutes=15");
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(bench.control().calls("Result")).isEqualTo(1);
    bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.graded"));
    assertThat(bench.eventTypes(lab.run()))
        .containsOnlyOnce("lab.launched", "lab.completed", "lab.graded");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,true", "true,false", "false,false"})
  void whateverTheListSaysTheScoreIsTheResultsOwn(boolean fraction, boolean nullIsExam) {
    bench.control().shapes(AnswerShapes.documented().withLatestOddities(fraction, nullIsExam));
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.advance(Duration.ofMinutes(5));
    bench.control().complete(lab.instance().value());
    bench.control().score(lab.instance().value(), new BigDecimal("54.5"), 100, 70, false);

    bench.advance(Duration.ofMinutes(2));

    bench.eventually(() -> bench.run(lab.run()).state() == RunState.COMPLETED);
    Score score = result(lab).score().orElseThrow();
    assertThat(score.raw()).isEqualByComparingTo("54.5");
    assertThat(score.max()).isEqualTo(OptionalInt.of(100));
    assertThat(score.passed()).contains(false);
  }

  @Test
  void aCompletionThatNobodyHasDocumentedIsKeptAsItIs() {
    LaunchOutcome.Opened lab = bench.launch("ada");
    long id = lab.instance().value();
    bench.control().forceCompletionStatus(id, 999);
    bench.labport().results().hint(lab.instance());
    bench.eventually(() -> bench.labport().results().latest(lab.run()).isPresent());
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.RUNNING);
    bench.advance(Duration.ofMinutes(5));
    bench.control().end(id);
    bench.control().forceCompletionStatus(id, 999);

    bench.advance(Duration.ofMinutes(2));

    bench.eventually(() -> bench.run(lab.run()).state() == RunState.ENDED_UNKNOWN);
    assertThat(result(lab).completion().code()).isEqualTo(999);
    bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.completed"));
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4", "0"})
  void withoutAnEndNoCompletionIsFinal(int code) {
    LaunchOutcome.Opened lab = bench.launch("ada");
    bench.control().forceCompletionStatus(lab.instance().value(), code);

    bench.labport().results().hint(lab.instance());

    bench.eventually(() -> bench.labport().results().latest(lab.run()).isPresent());
    assertThat(result(lab).completion().code()).isEqualTo(code);
    assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.RUNNING);
    assertThat(bench.launch("ada").how()).isEqualTo(LaunchOutcome.How.RETURNED);
    assertThat(bench.eventTypes(lab.run())).doesNotContain("lab.completed", "lab.graded");
  }
}
