package io.labport.adapter.scorm.cmi;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestRuns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Labs to map. */
final class Labs {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  static final Instant END = Instant.parse("2026-11-21T11:09:28Z");
  static final Duration RAN = Duration.ofSeconds(4168);
  static final Duration WAIT = MappingPolicy.DEFAULT.waitForScore();

  /** Every documented code (Skillable Lab API v3, CompletionStatus), and one that is not. */
  static final List<Integer> CODES = List.of(0, 1, 2, 3, 4, 10, 20, 30, 40, 50, 60, 999);

  /** What Skillable may say of a score. */
  enum Exam {
    NONE,
    PASSED,
    FAILED,
    NO_VERDICT;

    Optional<Score> score() {
      return switch (this) {
        case NONE -> Optional.empty();
        case PASSED -> Optional.of(Labs.score("80", 100, 70, true));
        case FAILED -> Optional.of(Labs.score("40", 100, 70, false));
        case NO_VERDICT ->
            Optional.of(
                new Score(
                    new BigDecimal("55"),
                    OptionalInt.of(100),
                    OptionalInt.of(70),
                    Optional.empty()));
      };
    }
  }

  private Labs() {}

  static Score score(String raw, int max, int passing, boolean passed) {
    return new Score(
        new BigDecimal(raw), OptionalInt.of(max), OptionalInt.of(passing), Optional.of(passed));
  }

  static LabRun run(RunState state) {
    return TestRuns.candidate("run1").withState(state);
  }

  static LabRun run(RunState state, int code, boolean ended, int percent, Optional<Score> score) {
    return run(state)
        .withResult(
            new LabResult(
                3,
                new CompletionStatus(code),
                START,
                ended ? Optional.of(END) : Optional.empty(),
                Optional.empty(),
                RAN,
                percent,
                score));
  }

  /** Long after its end, as our own records say nothing else. */
  static LabStanding settled(int code, boolean ended, int percent, Optional<Score> score) {
    return standing(code, ended, percent, score, Duration.ofDays(1));
  }

  static LabStanding standing(
      int code, boolean ended, int percent, Optional<Score> score, Duration afterEnd) {
    RunState state = ended ? RunState.ENDED_UNKNOWN : RunState.RUNNING;
    return LabStanding.of(
        run(state, code, ended, percent, score), WAIT, new TestClock(END.plus(afterEnd)));
  }
}
