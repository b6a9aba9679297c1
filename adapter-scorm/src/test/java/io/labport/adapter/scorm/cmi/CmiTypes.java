package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;

/**
 * The data types and vocabularies of what a SCO may write, read from the specifications apart from
 * the code under test: SCORM 1.2 RTE, section 3.4.4, and SCORM 2004 RTE, section 4.2; of the
 * decimals and identifiers, what known LMSs take as well.
 */
final class CmiTypes {
  private static final String PERCENT = "100|100\\.0{1,2}|[0-9]{1,2}(\\.[0-9]{1,2})?";
  private static final String UNIT = "1|0(\\.[0-9]{1,6})?";
  private static final String IDENTIFIER = "[a-z0-9-]{1,59}[a-z0-9]";

  private static final Map<String, String> SCORM_12 =
      Map.ofEntries(
          Map.entry("cmi.core.lesson_status", "passed|completed|failed|incomplete|browsed"),
          Map.entry("cmi.core.exit", "time-out|suspend|"),
          Map.entry("cmi.core.session_time", "[0-9]{4}:[0-5][0-9]:[0-5][0-9]\\.[0-9]{2}"),
          Map.entry("cmi.core.score.raw", PERCENT),
          Map.entry("cmi.core.score.min", PERCENT),
          Map.entry("cmi.core.score.max", PERCENT),
          Map.entry("cmi.objectives.n.id", IDENTIFIER),
          Map.entry("cmi.objectives.n.score.raw", PERCENT),
          Map.entry("cmi.objectives.n.score.min", PERCENT),
          Map.entry("cmi.objectives.n.score.max", PERCENT),
          Map.entry(
              "cmi.objectives.n.status",
              "passed|completed|failed|incomplete|browsed|not attempted"));

  private static final Map<String, String> SCORM_2004 =
      Map.ofEntries(
          Map.entry("cmi.completion_status", "completed|incomplete|not attempted|unknown"),
          Map.entry("cmi.success_status", "passed|failed|unknown"),
          Map.entry("cmi.exit", "time-out|suspend|normal|"),
          Map.entry(
              "cmi.session_time",
              "PT(?=[0-9])([0-9]+H)?([0-9]{1,2}M)?([0-9]{1,2}(\\.[0-9]{1,2})?S)?"),
          Map.entry("cmi.progress_measure", UNIT),
          Map.entry("cmi.score.scaled", UNIT),
          Map.entry("cmi.score.raw", "[0-9]{1,5}(\\.[0-9]{1,2})?"),
          Map.entry("cmi.score.min", "[0-9]{1,5}"),
          Map.entry("cmi.score.max", "[0-9]{1,5}"),
          Map.entry("cmi.objectives.n.id", IDENTIFIER),
          Map.entry("cmi.objectives.n.description", "[^\\p{Cntrl}]{1,250}"),
          Map.entry("cmi.objectives.n.score.scaled", UNIT),
          Map.entry("cmi.objectives.n.score.raw", PERCENT),
          Map.entry("cmi.objectives.n.score.min", PERCENT),
          Map.entry("cmi.objectives.n.score.max", PERCENT),
          Map.entry("cmi.objectives.n.progress_measure", UNIT),
          Map.entry(
              "cmi.objectives.n.completion_status", "completed|incomplete|not attempted|unknown"),
          Map.entry("cmi.objectives.n.success_status", "passed|failed|unknown"));

  private CmiTypes() {}

  /** Every element may be written by a SCO and has a value of its type. */
  static void assertLegal(CmiReport report, Dialect dialect) {
    Map<String, String> types = dialect == Dialect.SCORM_12 ? SCORM_12 : SCORM_2004;
    report.set().forEach(value -> assertLegal(value, types));
    report.optional().forEach(value -> assertLegal(value, types));
    assertThat(report.navigation())
        .matches(dialect == Dialect.SCORM_12 ? "" : "|exitAll|suspendAll");
  }

  private static void assertLegal(CmiValue value, Map<String, String> types) {
    String element = value.element().replaceAll("\\.(0|[1-9][0-9]*)\\.", ".n.");
    assertThat(types).containsKey(element);
    assertThat(value.value())
        .as(value.element())
        .matches(Objects.requireNonNull(types.get(element)));
  }
}
