package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormCommit;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScormAttemptTest extends LmsTest {

  private static final String COURSE = "cloud-101";
  private static final String STATUS = "cmi.core.lesson_status";

  private String activity;

  @BeforeEach
  void upload() {
    activity =
        lms.importScorm(
                COURSE,
                "",
                PackageBuilder.scorm12()
                    .item("<adlcp:masteryscore>70</adlcp:masteryscore>")
                    .build())
            .activity()
            .id();
  }

  @Test
  void theDataModelBeginsWithWhoLearnsAndHow() throws Exception {
    FakePlayer player = open("ada");

    assertThat(player.value("cmi.core.student_id")).isEqualTo("ada");
    assertThat(player.value("cmi.core.student_name")).isEqualTo("Brook, Ada");
    assertThat(player.value("cmi.core.entry")).isEqualTo("ab-initio");
    assertThat(player.value("cmi.core.lesson_mode")).isEqualTo("normal");
    assertThat(player.value("cmi.core.credit")).isEqualTo("credit");
    assertThat(player.value("cmi.student_data.mastery_score")).isEqualTo("70");
    assertThat(player.begun().path("masteryOverride").asBoolean()).isTrue();
    assertThat(open("ben").value("cmi.core.student_name")).isEmpty();
    assertThat(attempts()).isEmpty();
  }

  @Test
  void aSuspendedAttemptIsResumedWithItsDataAndItsTimesAddUp() throws Exception {
    FakePlayer first = open("ada").initialize();
    first.commit(Map.of(STATUS, "incomplete", "cmi.core.session_time", "00:05:00"));
    first.terminate(
        Map.of(
            STATUS,
            "incomplete",
            "cmi.core.exit",
            "suspend",
            "cmi.core.session_time",
            "0000:09:00.00",
            "cmi.suspend_data",
            "page 3",
            "cmi.objectives.0.id",
            "o",
            "cmi.core.total_time",
            "99:00:00"));

    FakePlayer second = open("ada").initialize();
    second.commit(Map.of(STATUS, "incomplete", "cmi.core.session_time", "0001:00:00.50"));

    assertThat(second.value("cmi.core.entry")).isEqualTo("resume");
    assertThat(second.value("cmi.suspend_data")).isEqualTo("page 3");
    assertThat(second.value("cmi.objectives.0.id")).isEqualTo("o");
    assertThat(second.value(STATUS)).isEqualTo("incomplete");
    assertThat(second.value("cmi.core.total_time")).isEqualTo("0000:09:00.00");
    assertThat(second.value("cmi.core.session_time")).isEmpty();
    ScormAttempt attempt = attempts().get(0);
    assertThat(attempts()).hasSize(1);
    assertThat(attempt.totalTime()).isEqualTo(Duration.parse("PT1H9M0.5S"));
    assertThat(attempt.sessionTime()).isEqualTo(Duration.parse("PT1H0.5S"));
    assertThat(attempt.initialized()).isEqualTo(2);
    assertThat(attempt.terminated()).isEqualTo(1);
    assertThat(attempt.suspended()).isFalse();
  }

  @Test
  void afterAnEndWithoutSuspendingAnotherAttemptBegins() throws Exception {
    open("ada").initialize().terminate(Map.of(STATUS, "passed", "cmi.suspend_data", "gone"));

    FakePlayer again = open("ada");

    assertThat(again.value("cmi.core.entry")).isEqualTo("ab-initio");
    assertThat(again.value("cmi.suspend_data")).isEmpty();
    assertThat(again.value("cmi.core.total_time")).isEmpty();
    assertThat(attempts()).hasSize(1);
    again.initialize();
    assertThat(attempts()).extracting(ScormAttempt::number).containsExactly(1, 2);
    assertThat(attempts())
        .extracting(ScormAttempt::status)
        .containsExactly("passed", "not attempted");
  }

  @Test
  void anLmsMayContinueAttemptsThatEnded() throws Exception {
    lms.scorm().settings(activity, settings -> settings.withContinuedAttempts(true));
    open("ada").initialize().terminate(Map.of(STATUS, "passed", "cmi.suspend_data", "kept"));

    FakePlayer again = open("ada");

    assertThat(again.value("cmi.core.entry")).isEmpty();
    assertThat(again.value(STATUS)).isEqualTo("passed");
    assertThat(again.value("cmi.suspend_data")).isEqualTo("kept");
  }

  @Test
  void everythingSentIsLoggedInItsOrderWithTheCalls() throws Exception {
    FakePlayer player = open("ada").initialize();
    clock.advance(Duration.ofMinutes(1));
    player.commit(Map.of(STATUS, "incomplete"));
    player.send("log", "", Map.of());
    player.terminate(Map.of(STATUS, "failed", "cmi.core.score.raw", "40"));

    ScormAttempt attempt = attempts().get(0);

    assertThat(attempt.log())
        .extracting(ScormCommit::kind)
        .containsExactly(
            ScormCommit.Kind.INITIALIZE,
            ScormCommit.Kind.COMMIT,
            ScormCommit.Kind.LOG,
            ScormCommit.Kind.TERMINATE);
    assertThat(attempt.commits()).hasSize(2).allMatch(ScormCommit::applied);
    assertThat(attempt.commits().get(0).values()).containsOnly(Map.entry(STATUS, "incomplete"));
    assertThat(attempt.commits().get(0).at()).isEqualTo(clock.instant());
    assertThat(attempt.calls()).hasSize(4).allSatisfy(call -> assertThat(call.isSet()).isTrue());
    assertThat(attempt.score()).contains(BigDecimal.valueOf(40));
    assertThat(attempt.success()).isEqualTo("failed");
  }

  @Test
  void whatComesTwiceOrLateChangesNothing() throws Exception {
    FakePlayer old = open("ada").initialize();
    old.send(2, "commit", "", Map.of(STATUS, "incomplete", "cmi.core.exit", "suspend"));
    old.send(2, "commit", "", Map.of(STATUS, "failed"));
    old.send(4, "commit", "", Map.of(STATUS, "incomplete", "cmi.core.exit", "suspend"));
    old.send(3, "commit", "", Map.of(STATUS, "failed"));
    FakePlayer newer = open("ada").initialize();
    newer.commit(Map.of(STATUS, "completed"));

    assertThat(old.send(9, "terminate", "", Map.of(STATUS, "failed")).statusCode()).isEqualTo(200);

    ScormAttempt attempt = attempts().get(0);
    assertThat(attempts()).hasSize(1);
    assertThat(attempt.status()).isEqualTo("completed");
    assertThat(attempt.commits())
        .extracting(ScormCommit::applied)
        .containsExactly(true, true, false, true, false);
  }

  @Test
  void aSessionThatIsUnknownIsGone() throws Exception {
    FakePlayer player = open("ada");
    FakePlayer elsewhere =
        FakePlayer.open(
            tool,
            lms,
            lms.importScorm(COURSE, "", PackageBuilder.scorm12().build()).activity().id(),
            "ada");
    String session = elsewhere.begun().path("session").asText();
    String base = lms.baseUrl() + "/scorm/" + activity + "/commits";

    assertThat(raw(base, "{\"session\":\"" + session + "\",\"sequence\":1,\"kind\":\"commit\"}"))
        .isEqualTo(410);
    assertThat(raw(base, "{\"session\":\"none\",\"sequence\":1,\"kind\":\"commit\"}"))
        .isEqualTo(410);
    assertThat(raw(base, "[]")).isEqualTo(400);
    assertThat(player.commit(Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void otherSitesCannotSend() throws Exception {
    assertThat(
            tool.send(
                    HttpRequest.newBuilder(
                            URI.create(lms.baseUrl() + "/scorm/" + activity + "/sessions?as=ada"))
                        .header("Origin", "http://127.0.0.1:" + lms.port())
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void theCoursePageOffersToResumeAndTheGradebookShowsTheBest() throws Exception {
    assertThat(page("/courses/" + COURSE))
        .contains("id=\"scorm-" + activity + "-ada\"", ">launch<")
        .doesNotContain(">resume<", "scorm-" + activity + "-tess");
    open("ada").initialize().terminate(Map.of(STATUS, "passed", "cmi.core.score.raw", "83.5"));
    open("ada").initialize().commit(Map.of(STATUS, "incomplete", "cmi.core.exit", "suspend"));

    assertThat(page("/courses/" + COURSE)).contains(">resume<");
    assertThat(page("/courses/" + COURSE + "/gradebook"))
        .contains(
            "id=\"column-" + activity + "\"",
            "<td id=\"grade-" + activity + "-ada\" data-score=\"83.5\" data-maximum=\"100\">",
            "passed",
            "Attempts: 2",
            "<td id=\"grade-" + activity + "-ben\" data-score=\"\"");
    assertThat(page("/scorm/" + activity + "/attempts?as=ada"))
        .contains("\"status\" : \"passed\"", "\"suspended\" : true", "\"cmi.core.score.raw\"");
  }

  @Test
  void attemptsOfOtherCoursesAreNotShown() {
    assertThatThrownBy(() -> control().scorm("other", activity, "ada"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> control().scorm(COURSE, "none", "ada"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void packagesAndAttemptsAreKeptOverARestart(@TempDir Path directory) throws Exception {
    String kept;
    try (SampleLms first = SampleLms.builder().clock(clock).dataDir(directory).start()) {
      kept = first.importScorm(COURSE, "Kept", PackageBuilder.scorm12().build()).activity().id();
      FakePlayer player = FakePlayer.open(tool, first, kept, "ada").initialize();
      player.commit(Map.of(STATUS, "incomplete", "cmi.core.exit", "suspend"));
    }

    try (SampleLms second = SampleLms.builder().clock(clock).dataDir(directory).start()) {
      assertThat(second.scorm().packages(COURSE).get(0).title()).isEqualTo("Kept");
      assertThat(second.control().scorm(COURSE, kept, "ada"))
          .singleElement()
          .satisfies(attempt -> assertThat(attempt.suspended()).isTrue())
          .satisfies(attempt -> assertThat(attempt.calls()).hasSize(2));
      FakePlayer again = FakePlayer.open(tool, second, kept, "ada").initialize();
      again.commit(Map.of(STATUS, "completed"));
      assertThat(second.control().scorm(COURSE, kept, "ada").get(0).status())
          .isEqualTo("completed");
    }
  }

  private FakePlayer open(String learner) throws Exception {
    return FakePlayer.open(tool, lms, activity, learner);
  }

  private List<ScormAttempt> attempts() {
    return control().scorm(COURSE, activity, "ada");
  }

  private String page(String path) throws Exception {
    return tool.get(URI.create(lms.baseUrl() + path)).body();
  }

  private int raw(String address, String body) throws Exception {
    return tool.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }
}
