package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CmiJsonTest {

  @Test
  void membersAndValuesKeepTheirOrder() {
    CmiReport report =
        CmiMapping.map(
            Labs.settled(4, true, 100, Exam.PASSED.score()),
            Policies.like().detail(MappingPolicy.Detail.SUMMARY).policy(),
            Dialect.SCORM_12,
            LmsStanding.NOTHING);

    assertThat(CmiJson.of(report))
        .hasToString(
            """
            {"phase":"FINAL","final":true,\
            "set":[["cmi.core.score.min","0"],["cmi.core.score.max","100"],\
            ["cmi.core.score.raw","80"],["cmi.core.session_time","0001:09:28.00"],\
            ["cmi.core.exit",""],["cmi.core.lesson_status","passed"]],\
            "optional":[["cmi.objectives.0.id","skl-tasks"],["cmi.objectives.0.score.min","0"],\
            ["cmi.objectives.0.score.max","100"],["cmi.objectives.0.score.raw","100"],\
            ["cmi.objectives.0.status","completed"]],\
            "navigation":"","result":{"percent":80,"passed":true}}""");
  }

  @Test
  void whatIsNotKnownIsNull() {
    assertThat(CmiJson.of(CmiReport.nothing()))
        .hasToString(
            """
            {"phase":"NONE","final":false,"set":[],"optional":[],"navigation":"","result":null}""");
  }

  @Test
  void aHundredIsSpeltAsAHundred() {
    CmiReport report =
        CmiMapping.map(
            Labs.settled(4, true, 100, Optional.empty()),
            Policies.like().scoreOnComplete().unscored(MappingPolicy.Unscored.UNKNOWN).policy(),
            Dialect.SCORM_2004,
            LmsStanding.NOTHING);

    assertThat(CmiJson.of(report.result().orElseThrow()))
        .hasToString("{\"percent\":100,\"passed\":null}");
  }
}
