package io.labport.adapter.scorm.tracking;

import static io.labport.adapter.scorm.fake.Sco.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.CodeSender;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.adapter.scorm.stepup.CodeEndpoint;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of learners who cannot show the secret, from the SCO to the lab. */
class ProvingTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final List<String> codes = new ArrayList<>();
  private final World world = new World(database, clock, new Sender());

  private final class Sender implements CodeSender {
    @Override
    public boolean knows(String tenant, String learnerId) {
      return learnerId.equals("ada");
    }

    @Override
    public void send(String tenant, String learnerId, String code, Locale language) {
      codes.add(code);
    }
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private Dispatch dispatch(String unproven, String newAttempt) {
    return world.dispatch(
        Map.of("handling", Map.of("unproven", unproven, "newAttempt", newAttempt)));
  }

  /** The learner with a lab that runs, and the same one in an LMS that has lost the secret. */
  private Sco forgotten(Dispatch dispatch) {
    Sco first = world.sco(dispatch);
    first.open();
    assertThat(first.click().status()).isEqualTo(303);
    return world.sco(dispatch);
  }

  private static String challenge(WebResponse page) {
    return Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8))
        .select("input[name=challenge]")
        .val();
  }

  private WebResponse give(Sco sco, String challenge, String code) {
    return sco.call(
        CodeEndpoint.class,
        "POST",
        new byte[0],
        Map.of("challenge", List.of(challenge), "code", List.of(code)),
        Optional.of("https://labs.example"));
  }

  private String code() {
    return codes.get(codes.size() - 1);
  }

  private String otherCode() {
    return code().equals("00000000") ? "00000001" : "00000000";
  }

  @Test
  void theRightCodeLeadsToTheRunningLabAndAWrongOneToNothing() {
    Sco sco = forgotten(dispatch("step-up", "new-instance"));
    JsonNode before = sco.open().path("status");
    assertThat(before.path("open").asText()).isEqualTo("step-up");
    assertThat(before.path("message").asText()).isEqualTo("step-up");

    WebResponse asked = sco.click();
    assertThat(asked.status()).isEqualTo(200);
    assertThat(codes).hasSize(1);
    assertThat(give(sco, challenge(asked), otherCode()).status()).isEqualTo(403);
    assertThat(sco.status().path("open").asText()).isEqualTo("step-up");
    assertThat(sco.status().path("report").isNull()).isTrue();
    assertThat(world.labs.entered).hasSize(1);

    assertThat(give(sco, challenge(asked), code()).status()).isEqualTo(200);
    assertThat(sco.status().path("open").asText()).isEqualTo("return");
    assertThat(sco.click().status()).isEqualTo(303);
    assertThat(world.labs.started()).isEqualTo(1);
    assertThat(world.labs.entered.get(1).launch().learner().id())
        .isEqualTo(world.labs.entered.get(0).launch().learner().id());
  }

  @Test
  void whoHasProvenThemselvesOnceIsKnownAtTheNextSession() {
    Sco sco = forgotten(dispatch("step-up", "new-instance"));
    sco.open();
    WebResponse asked = sco.click();
    give(sco, challenge(asked), code());
    clock.advance(Duration.ofHours(1));

    JsonNode session = sco.open();

    assertThat(session.path("registration").path("proven").asBoolean()).isTrue();
    assertThat(session.path("status").path("open").asText()).isEqualTo("return");
    assertThat(codes).hasSize(1);
  }

  @Test
  void aCodeOfOneDispatchIsNoneAtAnother() {
    Sco sco = forgotten(dispatch("step-up", "new-instance"));
    sco.open();
    WebResponse asked = sco.click();
    Sco other = world.sco(dispatch("step-up", "new-instance"));

    assertThat(give(other, challenge(asked), code()).status()).isEqualTo(410);
    assertThat(sco.status().path("open").asText()).isEqualTo("step-up");
  }

  @Test
  void deniedTheyDoNotGetInAndNoCodeIsSent() {
    Sco sco = forgotten(dispatch("deny", "new-instance"));
    WebResponse answer = sco.begin();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Sco.json(answer).path("code").asText()).isEqualTo("UNPROVEN");
    assertThat(codes).isEmpty();
  }

  @Test
  void withANewInstanceTheyStartAfreshAndReachNothingOfBefore() {
    Sco sco = forgotten(dispatch("new-instance", "new-instance"));
    JsonNode session = sco.open();

    assertThat(session.path("registration").path("instance").asInt()).isEqualTo(2);
    assertThat(session.path("status").path("open").asText()).isEqualTo("start");
    assertThat(sco.click().status()).isEqualTo(303);
    assertThat(world.labs.started()).isEqualTo(2);
    assertThat(codes).isEmpty();
  }

  /** A learner whose LMS has confirmed a result, and then begins anew. */
  private Sco anew(Dispatch dispatch) {
    Sco sco = world.sco(dispatch);
    sco.open();
    sco.click();
    world.labs.completed(80);
    sco.carry(sco.status());
    assertThat(sco.status().path("report").isNull()).isTrue();
    clock.advance(Duration.ofHours(1));
    return world.sco(dispatch);
  }

  @Test
  void aNewAttemptIsGivenThePreviousResultOnceTheLearnerIsProven() {
    Sco sco = anew(dispatch("step-up", "report-previous"));
    sco.open();
    assertThat(sco.status().path("result").isNull()).isTrue();
    assertThat(sco.status().path("report").isNull()).isTrue();

    give(sco, challenge(sco.click()), code());
    JsonNode status = sco.status();

    assertThat(status.path("phase").asText()).isEqualTo("FINAL");
    assertThat(value(status, "cmi.core.lesson_status")).isEqualTo("passed");
    assertThat(value(status, "cmi.core.score.raw")).isEqualTo("80");
    assertThat(sco.carry(status).path("report").isNull()).isTrue();
    assertThat(world.labs.started()).isEqualTo(1);
  }

  @Test
  void aNewAttemptStartsAfreshWhereThePreviousResultIsNotWanted() {
    Sco sco = anew(dispatch("step-up", "new-instance"));
    sco.open();
    give(sco, challenge(sco.click()), code());

    assertThat(sco.status().path("phase").asText()).isEqualTo("NONE");
    assertThat(sco.status().path("open").asText()).isEqualTo("start");
    assertThat(sco.status().path("report").isNull()).isTrue();
    assertThat(sco.click().status()).isEqualTo(303);
    assertThat(world.labs.started()).isEqualTo(2);
  }

  @Test
  void withoutAStepUpAPreviousResultIsReportedToNobody() {
    Sco sco = anew(dispatch("new-instance", "report-previous"));

    assertThat(sco.open().path("registration").path("instance").asInt()).isEqualTo(2);
    assertThat(sco.status().path("report").isNull()).isTrue();
    assertThat(sco.status().path("result").isNull()).isTrue();
  }
}
