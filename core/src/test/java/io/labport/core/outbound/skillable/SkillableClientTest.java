package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.port.outbound.CommandAnswer;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer to Launch, Resume, Save and Cancel means. */
class SkillableClientTest {
  private static final URI URL = URI.create("https://labondemand.com/console/setup/1b49");

  @Test
  void thePublishedSampleOfLaunchIsAccepted() throws Exception {
    assertThat(launchAnswered(Given.SUCCESS))
        .isEqualTo(
            new LaunchAnswer.Accepted(
                Given.INSTANCE,
                URL,
                Optional.of(Instant.ofEpochSecond(1_337_977_153)),
                Optional.empty()));
  }

  @Test
  void unknownFieldsOtherCaseAndNumbersAsStringsAreUnderstood() throws Exception {
    String answer =
        "{\"result\":\"1\",\"URL\":\"https://labondemand.com/console/setup/1b49\","
            + "\"LABINSTANCEID\":\"3896477\",\"Expires\":\"1337977153\",\"status\":\"1\","
            + "\"ExpiresTime\":\"/Date(1337977153000)/\",\"EstimatedReadySeconds\":60,"
            + "\"Novelty\":{\"Deep\":[1,2]}}";

    assertThat(launchAnswered(answer))
        .isEqualTo(
            new LaunchAnswer.Accepted(
                Given.INSTANCE,
                URL,
                Optional.of(Instant.ofEpochSecond(1_337_977_153)),
                Optional.of(Duration.ofSeconds(60))));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 2, 3, 5, 6, 7, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 999
      })
  void everyOtherCodeWithoutAnAddressIsRejectedWithItsNumber(int code) throws Exception {
    String answer = "{\"Result\":" + code + ",\"Url\":null,\"Status\":1,\"Error\":\"why\"}";

    assertThat(launchAnswered(answer))
        .isEqualTo(new LaunchAnswer.Rejected(code, Optional.of("why")));
    assertThat(answered(answer, labs -> labs.resume(Given.INSTANCE)))
        .isEqualTo(new LaunchAnswer.Rejected(code, Optional.of("why")));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 160})
  void twoAndOneHundredSixtyWithAnAddressAreDeferred(int code) throws Exception {
    assertThat(launchAnswered("{\"Result\":" + code + ",\"Url\":\"" + URL + "\",\"Status\":1}"))
        .isEqualTo(new LaunchAnswer.Deferred(code, URL));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Result\":1,\"Status\":1,\"LabInstanceId\":5}|incomplete-answer",
        "{\"Result\":1,\"Status\":1,\"LabInstanceId\":5,\"Url\":\" \"}|incomplete-answer",
        "{\"Result\":1,\"Status\":1,\"LabInstanceId\":5,\"Url\":\"javascript:x\"}|incomplete-answer",
        "{\"Result\":1,\"Status\":1,\"Url\":\"https://a.b/c\"}|incomplete-answer",
        "{\"Result\":1,\"Status\":1,\"Url\":\"https://a.b/c\",\"LabInstanceId\":0}|incomplete-answer",
        "{\"Result\":1,\"Status\":0,\"Url\":\"https://a.b/c\",\"LabInstanceId\":5}"
            + "|contradictory-answer",
        "{\"Result\":1,\"Status\":1,\"Error\":\"x\",\"Url\":\"https://a.b/c\",\"LabInstanceId\":5}"
            + "|contradictory-answer",
        "{\"Status\":1}|incomplete-answer",
        "{}|incomplete-answer",
        "{\"Result\":1,\"Url\":|unreadable-answer",
        "{\"Result\":{}}|unreadable-answer",
        "[]|not-json",
        "<html><body>Maintenance</body></html>|not-json",
        "'   '|empty-answer",
        "''|empty-answer"
      })
  void aLaunchWithoutAUsableAnswerIsUnknown(String answer, String cause) throws Exception {
    assertThat(launchAnswered(answer)).isEqualTo(new LaunchAnswer.Unknown("skillable." + cause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Status\":0,\"Error\":\"API access has expired\"}",
        "{\"Status\":1,\"Error\":\"API access has expired\"}",
        "{\"Error\":\"API access has expired\"}"
      })
  void anErrorWithoutAResultIsRejectedWithCodeZero(String answer) throws Exception {
    assertThat(launchAnswered(answer))
        .isEqualTo(new LaunchAnswer.Rejected(0, Optional.of("API access has expired")));
  }

  @Test
  void resumeKeepsTheInstanceThatWasAskedFor() throws Exception {
    String answer =
        "{\"Result\":1,\"Url\":\""
            + URL
            + "\",\"Expires\":1337977153,\"LabProfileId\":18100,"
            + "\"LabInstanceId\":null,\"Status\":1,\"Error\":null}";

    assertThat(answered(answer, labs -> labs.resume(new LabInstanceId(77))))
        .isEqualTo(
            new LaunchAnswer.Accepted(
                new LabInstanceId(77),
                URL,
                Optional.of(Instant.ofEpochSecond(1_337_977_153)),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "401 Unauthorized,NotAccepted,not-authorized",
    "403 Forbidden,NotAccepted,not-authorized",
    "404 Not Found,NotAccepted,http-404",
    "400 Bad Request,NotAccepted,http-400",
    "408 Request Timeout,Unknown,http-408",
    "500 Internal Server Error,Unknown,http-500",
    "502 Bad Gateway,Unknown,http-502",
    "504 Gateway Timeout,Unknown,http-504",
    "204 No Content,Unknown,empty-answer",
    "429 Too Many Requests,NotSent,http-429",
    "503 Service Unavailable,NotSent,http-503"
  })
  void aStatusOtherThan200SaysWhatItSaysInHttp(String status, String kind, String cause)
      throws Exception {
    String body = status.startsWith("204") ? "" : "<html>who knows</html>";
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  if (body.isEmpty()) {
                    connection.write("HTTP/1.1 " + status + "\r\n\r\n");
                  } else {
                    connection.respond(status, "Retry-After: 7\r\n", body);
                  }
                });
        SkillableConnection connection = Given.connection(server.url())) {
      LaunchAnswer answer = connection.labs().launch(Given.launch());

      assertThat(answer)
          .isIn(
              new LaunchAnswer.NotAccepted("skillable." + cause),
              new LaunchAnswer.Unknown("skillable." + cause),
              new LaunchAnswer.NotSent("skillable." + cause, Optional.of(Duration.ofSeconds(7))));
      assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void retryAfterMayBeADateAndIsBounded() throws Exception {
    assertThat(retryAfter("Sun, 01 Mar 2026 12:00:30 GMT")).contains(Duration.ofSeconds(30));
    assertThat(retryAfter("Sun, 01 Mar 2026 11:00:00 GMT")).contains(Duration.ZERO);
    assertThat(retryAfter("999999999")).contains(Duration.ofDays(1));
    assertThat(retryAfter("soon")).isEmpty();
    assertThat(retryAfter("99999999999999999999")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Result\":1,\"Status\":1}|Done",
        "{\"Result\":2,\"Status\":1}|WrongState",
        "{\"Result\":120,\"Status\":1,\"Error\":\"x\"}|WrongState",
        "{\"Result\":0,\"Status\":1}|Refused",
        "{\"Result\":7,\"Status\":1}|Refused",
        "{\"Status\":0,\"Error\":\"x\"}|Refused",
        "{\"Result\":1,\"Status\":0}|Unknown",
        "{\"Result\":1,\"Status\":1,\"Error\":\"x\"}|Unknown",
        "{\"Status\":1}|Unknown",
        "<html>|Unknown"
      })
  void saveHasAScaleOfItsOwn(String answer, String kind) throws Exception {
    assertThat(answered(answer, labs -> labs.save(Given.INSTANCE)).getClass().getSimpleName())
        .isEqualTo(kind);
  }

  @Test
  void cancelOfSomebodyElsesInstanceIsRefusedThoughItsStatusIsOne() throws Exception {
    assertThat(
            answered(
                "{\"Error\":\"Invalid integration key\",\"Status\":1}",
                labs -> labs.cancel(Given.INSTANCE, Optional.empty())))
        .isEqualTo(new CommandAnswer.Refused(Optional.of("Invalid integration key")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Result\":1,\"Error\":null,\"Status\":1}|Done",
        "{\"Result\":0,\"Error\":\"x\",\"Status\":1}|Refused",
        "{\"Result\":2,\"Status\":1}|Refused",
        "{\"Result\":120,\"Status\":1}|WrongState",
        "{\"Status\":1}|Unknown"
      })
  void cancelSucceedsOnlyByItsResult(String answer, String kind) throws Exception {
    assertThat(
            answered(answer, labs -> labs.cancel(Given.INSTANCE, Optional.empty()))
                .getClass()
                .getSimpleName())
        .isEqualTo(kind);
  }

  private static Optional<Duration> retryAfter(String value) throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) ->
                    connection.respond("429 Too Many", "Retry-After: " + value + "\r\n", ""));
        SkillableConnection connection = Given.connection(server.url())) {
      LaunchAnswer answer = connection.labs().launch(Given.launch());

      assertThat(answer).isInstanceOf(LaunchAnswer.NotSent.class);
      return ((LaunchAnswer.NotSent) answer).retryAfter();
    }
  }

  private static Object launchAnswered(String body) throws Exception {
    return answered(body, labs -> labs.launch(Given.launch()));
  }

  private static Object answered(String body, Function<SkillableLabs, Object> call)
      throws Exception {
    try (RawServer server = RawServer.answering(body);
        SkillableConnection connection = Given.connection(server.url())) {
      Object answer = call.apply(connection.labs());
      assertThat(server.requestLines()).hasSize(1);
      return answer;
    }
  }
}
