package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.runtime.SkillableConnection;
import io.labport.core.spi.config.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results and LatestResults, which may be very long. */
class SkillableResultListTest {

  @ParameterizedTest
  @ValueSource(strings = {"{\"Status\":1,\"Error\":null,%s}", "{%s,\"Status\":1,\"Error\":null}"})
  void everyElementIsHandedOverWhereverTheStatusStands(String form) throws Exception {
    List<InstanceReport> reports =
        latest(form.formatted(results(element(1, "54"), element(2, "54.5"), element(1, "null"))));

    assertThat(reports).extracting(report -> report.instance().value()).containsExactly(1L, 2L, 1L);
    assertThat(reports.get(0).examScore()).contains(new BigDecimal("54"));
    assertThat(reports.get(1).examScore()).contains(new BigDecimal("54.5"));
    assertThat(reports.get(2).examScore()).isEmpty();
  }

  @Test
  void anEmptyListIsNoError() throws Exception {
    assertThat(latest("{\"Results\":[],\"Status\":1}")).isEmpty();
    assertThat(latest("{\"Results\":null,\"Status\":1}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Error\":\"Timeframe cannot exceed 7 days\",\"Status\":0}",
        "{\"Error\":\"Timeframe cannot exceed 7 days\",\"Status\":1,\"Results\":[]}",
        "{\"Results\":[],\"Status\":0,\"Error\":\"Timeframe cannot exceed 7 days\"}"
      })
  void anErrorIsHeededBeforeAndAfterTheList(String answer) {
    assertThatThrownBy(() -> latest(answer))
        .isInstanceOf(SkillableUnavailableException.class)
        .hasMessage("Skillable, LatestResults: Skillable reports: Timeframe cannot exceed 7 days");
  }

  @Test
  void anAnswerWithoutAListIsNotTakenForAnEmptyOne() {
    assertThatThrownBy(() -> latest("{\"Status\":1}"))
        .isInstanceOfSatisfying(
            SkillableUnavailableException.class,
            fault -> assertThat(fault.code()).isEqualTo("skillable.incomplete-answer"));
  }

  @Test
  void oneUnreadableElementDoesNotHideTheOthers() throws Exception {
    String broken = "{\"LabInstanceId\":{},\"Start\":[]}";
    String monstrous = element(5, "1e999999999");

    assertThat(
            latest(
                "{"
                    + results(element(1, "1"), broken, "null", "7", monstrous, element(2, "2"))
                    + ",\"Status\":1}"))
        .extracting(report -> report.instance().value())
        .containsExactly(1L, 2L);
  }

  @Test
  void elementsAreHandedOverWhileTheListIsStillArriving() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  connection.write(
                      "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"Results\":["
                          + element(1, "1")
                          + ","
                          + " ".repeat(20_000));
                  try {
                    assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
                  } catch (InterruptedException e) {
                    throw new java.io.IOException(e);
                  }
                  connection.write(element(2, "2") + "],\"Status\":1}");
                  connection.close();
                });
        SkillableConnection connection = Given.connection(server.url())) {
      List<Long> instances = new ArrayList<>();

      connection
          .labs()
          .latestResults(
              60,
              report -> {
                instances.add(report.instance().value());
                seen.countDown();
              });

      assertThat(instances).containsExactly(1L, 2L);
    }
  }

  @Test
  void aVeryLongListPassesThroughThoughOrdinaryAnswersMustBeSmall() throws Exception {
    int many = 100_000;
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  StringBuilder body = new StringBuilder("{\"Results\":[");
                  for (int i = 1; i <= many; i++) {
                    body.append(i == 1 ? "" : ",").append(element(i, "1"));
                  }
                  connection.json(body.append("],\"Status\":1}").toString());
                });
        SkillableConnection connection = Given.connection(server.url())) {
      AtomicLong count = new AtomicLong();

      connection.labs().latestResults(60, report -> count.incrementAndGet());

      assertThat(count).hasValue(many);
    }
  }

  @Test
  void aListThatBreaksOffBeforeItsFirstElementIsAskedForAgain() throws Exception {
    try (RawServer server =
            RawServer.answering("<html>", "{" + results(element(1, "1")) + ",\"Status\":1}");
        SkillableConnection connection = Given.connection(server.url())) {
      List<InstanceReport> reports = new ArrayList<>();

      connection.labs().latestResults(60, reports::add);

      assertThat(reports).hasSize(1);
      assertThat(server.requestLines()).hasSize(2);
    }
  }

  @Test
  void aListThatBreaksOffLaterIsNotAskedForAgain() throws Exception {
    try (RawServer server = RawServer.answering("{\"Results\":[" + element(1, "1") + ",");
        SkillableConnection connection = Given.connection(server.url())) {
      List<InstanceReport> reports = new ArrayList<>();

      assertThatThrownBy(() -> connection.labs().latestResults(60, reports::add))
          .isInstanceOf(SkillableUnavailableException.class);

      assertThat(reports).hasSize(1);
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void whatTheSinkThrowsIsPassedOn() throws Exception {
    try (RawServer server = RawServer.answering("{" + results(element(1, "1")) + ",\"Status\":1}");
        SkillableConnection connection = Given.connection(server.url())) {
      assertThatThrownBy(
              () ->
                  connection
                      .labs()
                      .latestResults(
                          60,
                          report -> {
                            throw new IllegalStateException("disk full");
                          }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("disk full");
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void sevenDaysAreTheLongestRange() throws Exception {
    Instant start = Instant.parse("2026-03-01T00:00:00Z");
    try (RawServer server = RawServer.answering("{\"Results\":[],\"Status\":1}");
        SkillableConnection connection = Given.connection(server.url())) {
      connection.labs().results(start, start.plus(Duration.ofDays(7)), report -> {});

      Instant tooLate = start.plus(Duration.ofDays(7)).plusSeconds(1);
      assertThatThrownBy(() -> connection.labs().results(start, tooLate, report -> {}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> connection.labs().results(start, start.minusSeconds(1), r -> {}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_081})
  void minutesOutsideTheDocumentedRangeAreNotSent(int minutes) throws Exception {
    try (RawServer server = RawServer.answering("{}");
        SkillableConnection connection = Given.connection(server.url())) {
      assertThatThrownBy(() -> connection.labs().latestResults(minutes, report -> {}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.requestLines()).isEmpty();
    }
  }

  private static String results(String... elements) {
    return "\"Results\":[" + String.join(",", elements) + "]";
  }

  private static String element(long instance, String score) {
    return "{\"LabInstanceId\":"
        + instance
        + ",\"LabProfileId\":5522,\"Start\":1325376800,\"End\":1325376900,\"UserId\":\"555\","
        + "\"CompletionStatus\":1,\"IsExam\":null,\"ExamScore\":"
        + score
        + "}";
  }

  private static List<InstanceReport> latest(String body) throws Exception {
    try (RawServer server = RawServer.answering(body);
        SkillableConnection connection =
            SkillableConnection.open(
                SkillableConfig.withDefaults(server.url(), new Secret("k")), Given.CLOCK)) {
      List<InstanceReport> reports = new ArrayList<>();
      connection.labs().latestResults(60, reports::add);
      return reports;
    }
  }
}
