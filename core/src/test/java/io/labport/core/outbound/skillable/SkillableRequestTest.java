package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.LaunchSettingsBuilder;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.LaunchCommand;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The bytes of each request, compared with the pages of the API. */
class SkillableRequestTest {
  private static final String OK = "{\"Status\":1,\"Error\":null}";

  @Test
  void launchSendsEveryDocumentedParameterInTheDocumentedOrder() throws Exception {
    LaunchCommand command =
        new LaunchCommand(
            new LabProfileId(100),
            new SkillableUserId("555"),
            Optional.of("Joe"),
            Optional.of("Smith"),
            Optional.of("joe.smith@email.com"),
            Optional.of("1223334444"),
            Optional.of("testlaunch"),
            Optional.of("1.1.1.1"),
            LaunchSettings.builder()
                .canBeMarkedComplete(true)
                .regionId(1)
                .roleId(7)
                .roleId(9)
                .variable("name", "Chad")
                .variable("colour", "blue")
                .maxSavedLabs(2)
                .maxActiveLabs(1)
                .language(Language.SIMPLIFIED_CHINESE)
                .instructionsId("Base-01")
                .durationMinutes(60)
                .lastActivityTimeoutMinutes(15)
                .build());

    assertThat(requestLine(labs -> labs.launch(command)))
        .isEqualTo(
            "GET /api/v3/launch?labid=100&userid=555&firstname=Joe&lastname=Smith"
                + "&email=joe.smith%40email.com&classId=1223334444&canBeMarkedComplete=1"
                + "&tag=testlaunch&ipAddress=1.1.1.1&regionId=1&roleId=7&roleId=9"
                + "&variable-name=Chad&variable-colour=blue&maxSavedLabs=2&maxActiveLabs=1"
                + "&lang=zh-hans&instructionsId=Base-01&durationMinutes=60"
                + "&lastActivityTimeoutMinutes=15 HTTP/1.1");
  }

  @Test
  void whatIsAbsentOrBlankIsNotSent() throws Exception {
    LaunchCommand command =
        new LaunchCommand(
            new LabProfileId(100),
            new SkillableUserId("555"),
            Optional.of("  "),
            Optional.empty(),
            Optional.of(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LaunchSettings.NONE);

    assertThat(requestLine(labs -> labs.launch(command)))
        .isEqualTo("GET /api/v3/launch?labid=100&userid=555 HTTP/1.1");
  }

  @Test
  void notToBeMarkedCompleteIsTwo() throws Exception {
    assertThat(
            requestLine(
                labs -> labs.launch(with(LaunchSettings.builder().canBeMarkedComplete(false)))))
        .endsWith("&canBeMarkedComplete=2 HTTP/1.1");
  }

  @Test
  void plusSignsPercentSignsAndOtherAlphabetsArriveAsTheyAre() throws Exception {
    LaunchCommand command =
        new LaunchCommand(
            new LabProfileId(100),
            new SkillableUserId("a&b=c?d#e"),
            Optional.of("Zoë Ann"),
            Optional.of("undef"),
            Optional.of("joe+labs@email.com"),
            Optional.of("100%41{labid}"),
            Optional.of("a;b,c"),
            Optional.of("2001:db8::1"),
            LaunchSettings.builder()
                .variable("\u540d", "\uD83D\uDE42/~'()*!")
                .variable("empty", "")
                .build());

    assertThat(requestLine(labs -> labs.launch(command)))
        .isEqualTo(
            "GET /api/v3/launch?labid=100&userid=a%26b%3Dc%3Fd%23e&firstname=Zo%C3%AB%20Ann"
                + "&lastname=undef&email=joe%2Blabs%40email.com&classId=100%2541%7Blabid%7D"
                + "&tag=a%3Bb%2Cc&ipAddress=2001%3Adb8%3A%3A1"
                + "&variable-%E5%90%8D=%F0%9F%99%82%2F~%27%28%29%2A%21&variable-empty= HTTP/1.1");
  }

  @Test
  void resultSpellsTheInstanceItsOwnWay() throws Exception {
    assertThat(requestLine(labs -> labs.result(Given.INSTANCE)))
        .isEqualTo("GET /api/v3/Result?labinstanceId=3896477 HTTP/1.1");
  }

  @Test
  void latestResultsSendsTheMinutes() throws Exception {
    assertThat(requestLine(labs -> labs.latestResults(60, report -> {})))
        .isEqualTo("GET /api/v3/LatestResults?minutes=60 HTTP/1.1");
  }

  @Test
  void cancelSendsTheInstanceInLowerCaseAndTheNote() throws Exception {
    assertThat(
            requestLine(
                labs -> labs.cancel(Given.INSTANCE, Optional.of("No longer used: 100% + done."))))
        .isEqualTo(
            "GET /api/v3/cancel?labinstanceid=3896477"
                + "&note=No%20longer%20used%3A%20100%25%20%2B%20done. HTTP/1.1");
    assertThat(requestLine(labs -> labs.cancel(Given.INSTANCE, Optional.empty())))
        .isEqualTo("GET /api/v3/cancel?labinstanceid=3896477 HTTP/1.1");
  }

  @Test
  void theOtherCommandsAreSpelledAsDocumentedToo() throws Exception {
    Instant monday = Instant.ofEpochSecond(1_333_267_200);
    LabClass labClass =
        new LabClass(
            "444",
            "Sample Class",
            monday,
            monday.plusSeconds(60),
            monday.plusSeconds(90),
            OptionalInt.of(5));

    assertThat(requestLine(labs -> labs.resume(Given.INSTANCE)))
        .isEqualTo("GET /api/v3/resume?labinstanceid=3896477 HTTP/1.1");
    assertThat(requestLine(labs -> labs.save(Given.INSTANCE)))
        .isEqualTo("GET /api/v3/save?labinstanceid=3896477 HTTP/1.1");
    assertThat(requestLine(labs -> labs.accessUrl(Given.INSTANCE)))
        .isEqualTo("GET /api/v3/LabAccessUrl?labInstanceId=3896477 HTTP/1.1");
    assertThat(requestLine(labs -> labs.openLabs(new SkillableUserId("a+b"))))
        .isEqualTo("GET /api/v3/userrunningandsavedlabs?userid=a%2Bb HTTP/1.1");
    assertThat(requestLine(labs -> labs.identity(Given.INSTANCE)))
        .isEqualTo("GET /api/v3/details?labinstanceid=3896477 HTTP/1.1");
    assertThat(requestLine(labs -> labs.results(monday, monday.plusSeconds(9), r -> {})))
        .isEqualTo("GET /api/v3/Results?start=1333267200&end=1333267209 HTTP/1.1");
    assertThat(requestLine(SkillableLabs::catalog)).isEqualTo("GET /api/v3/catalog HTTP/1.1");
    assertThat(requestLine(labs -> labs.labProfile(new LabProfileId(5))))
        .isEqualTo("GET /api/v3/labprofile?id=5 HTTP/1.1");
    assertThat(requestLine(labs -> labs.ensureClass(labClass)))
        .isEqualTo(
            "GET /api/v3/GetOrCreateClass?id=444&name=Sample%20Class&start=1333267200"
                + "&end=1333267260&expires=1333267290&maxActiveLabInstances=5 HTTP/1.1");
    assertThat(requestLine(labs -> labs.closeUserAccount(new SkillableUserId("u-1"))))
        .isEqualTo("GET /api/v3/CloseUserAccount?userId=u-1 HTTP/1.1");
  }

  @Test
  void everyRequestCarriesTheKeyAndSaysWhoAsksForWhat() throws Exception {
    try (RawServer server = RawServer.answering(Given.SUCCESS);
        SkillableConnection connection = Given.connection(server.url())) {
      connection.labs().launch(Given.launch());

      assertThat(server.heads().get(0))
          .contains("\r\napi_key: " + Given.KEY + "\r\n")
          .contains("\r\nAccept: application/json\r\n")
          .contains("\r\nUser-Agent: Labport (Skillable Lab API v3 client)\r\n");
      assertThat(server.heads().get(0).toLowerCase(Locale.ROOT)).doesNotContain("cookie");
    }
  }

  private static LaunchCommand with(LaunchSettingsBuilder settings) {
    LaunchCommand plain = Given.launch();
    return new LaunchCommand(
        plain.lab(),
        plain.user(),
        plain.firstName(),
        plain.lastName(),
        plain.email(),
        plain.classId(),
        plain.tag(),
        plain.ipAddress(),
        settings.build());
  }

  /** The first line that arrives; what is answered does not matter here. */
  private static String requestLine(Consumer<SkillableLabs> call) throws Exception {
    try (RawServer server = RawServer.answering(OK);
        SkillableConnection connection =
            SkillableConnection.open(Given.impatient(server.url(), 1), Given.CLOCK)) {
      try {
        call.accept(connection.labs());
      } catch (SkillableUnavailableException tooLittleInTheAnswer) {
        assertThat(tooLittleInTheAnswer.code()).isEqualTo("skillable.incomplete-answer");
      }
      return server.requestLines().get(0);
    }
  }
}
