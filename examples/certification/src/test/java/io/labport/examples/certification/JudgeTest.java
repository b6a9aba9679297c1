package io.labport.examples.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.certification.Expectation.Manner;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a refusal, and what does not. */
class JudgeTest {
  private static final String PAGE = "text/html; charset=utf-8";
  private static final String WORDS = "This cannot be opened, ask whoever gave you the link. ";

  @ParameterizedTest(name = "{0} {1} {3}: {4}")
  @CsvSource({
    "PAGE, 400, text/html, lti.right-code, PASSED",
    "PAGE, 400, text/html, lti.other-code, FAILED",
    "PAGE, 400, text/html, '', FAILED",
    "PAGE, 400, application/json, lti.right-code, FAILED",
    "PAGE, 502, text/html, lti.right-code, FAILED",
    "PAGE, 413, text/html, '', FAILED",
    "PAGE, 200, text/html, lti.right-code, FAILED",
    "SCRIPT, 403, application/problem+json, lti.right-code, PASSED",
    "SCRIPT, 403, application/problem+json, '', FAILED",
    "SCRIPT, 200, application/json, lti.right-code, FAILED",
    "GATEWAY, 502, text/html, lti.right-code, PASSED",
    "GATEWAY, 500, text/html, lti.right-code, FAILED",
    "SIZE, 413, text/plain, '', PASSED",
    "SIZE, 413, text/html, lti.right-code, PASSED",
    "SIZE, 413, text/html, lti.other-code, FAILED",
    "SIZE, 400, text/html, '', FAILED",
    "SIZE, 200, text/html, '', FAILED"
  })
  void aRefusalIsJudgedByWhoAsked(
      Manner manner, int status, String type, String code, Verdict right) {
    Case tried =
        new Case(
            "judge",
            Group.FLOW,
            "anything",
            new Expectation.Refused(List.of("lti.right-code"), manner),
            stage -> new Seen.Right(""));
    Answer answer =
        new Answer(
            URI.create("https://tool.example/launch"),
            status,
            Map.of("content-type", List.of(type.equals("text/html") ? PAGE : type)),
            WORDS + code);

    CaseResult result = Judge.judge(tried, new Seen.Answered(answer, ""), Codes.LABPORT);

    assertThat(result.verdict()).as(result.seen()).isEqualTo(right);
  }
}
