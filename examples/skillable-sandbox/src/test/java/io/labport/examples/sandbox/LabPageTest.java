package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LabPageTest {

  private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-03-01T10:00:00Z"));
  private final SkillableSandbox sandbox = SkillableSandbox.builder().clock(clock).start();
  private final Caller api = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aLaunchUrlOpensTheLabOnceAndThenDeniesAccess() throws Exception {
    String url = url(101);

    Caller.Browser first = api.open(url);
    Caller.Browser second = api.open(url);

    assertThat(first.page.statusCode()).isEqualTo(200);
    assertThat(first.page.body()).contains("id=\"task-1\"", "id=\"answer-1\"", "id=\"submit\"");
    assertThat(second.page.statusCode()).isEqualTo(403);
    assertThat(second.page.body()).contains("Access Denied");
  }

  @Test
  void aProbeBurnsTheLaunchUrl() throws Exception {
    String url = url(101);

    api.send(
        HttpRequest.newBuilder(URI.create(url))
            .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(api.open(url).page.statusCode()).isEqualTo(403);
  }

  @Test
  void aLaunchUrlDiesUnseenAfterSixtySeconds() throws Exception {
    String early = url(101);
    clock.advance(Duration.ofSeconds(60));
    assertThat(api.open(early).page.statusCode()).isEqualTo(200);

    String late = url(101);
    clock.advance(Duration.ofSeconds(61));
    assertThat(api.open(late).page.statusCode()).isEqualTo(403);
  }

  @Test
  void labAccessUrlLeadsIntoARunningLabOnly() throws Exception {
    url(101);
    long id = sandbox.control().labs().get(0).id();

    String url = api.get("LabAccessUrl?labInstanceId=" + id).get("Url").asText();
    assertThat(api.open(url).page.statusCode()).isEqualTo(200);
    assertThat(api.open(url).page.statusCode()).isEqualTo(403);
    sandbox.control().end(id);
    assertThat(api.get("LabAccessUrl?labInstanceId=" + id).get("Status").asInt()).isZero();
  }

  @Test
  void aLabCannotBeEnteredWithoutItsOwnSession() throws Exception {
    Caller.Browser lab = api.open(url(101));
    long other = sandbox.control().startLab(100, "somebody").id();

    int bare = api.send(HttpRequest.newBuilder(URI.create(lab.address))).statusCode();
    int foreign =
        api.send(
                HttpRequest.newBuilder(URI.create(sandbox.origin() + "/lab/" + other))
                    .header("Cookie", lab.cookie))
            .statusCode();

    assertThat(bare).isEqualTo(403);
    assertThat(foreign).isEqualTo(403);
  }

  @Test
  void tickedTasksAndAnswersMakeTheScore() throws Exception {
    Caller.Browser lab = api.open(url(101));

    Caller.Browser kept = lab.post("action=keep&task-1=done&task-2=done&answer-1=443");
    assertThat(kept.page.body()).contains("value=\"443\"").doesNotContain("id=\"score\"");
    Caller.Browser done =
        kept.post(
            "action=submit&task-1=done&task-2=done&answer-1=443"
                + "&answer-2=strict-transport-security");

    assertThat(done.page.body()).contains("80.0 / 100", "passed", "data-status=\"4\"");
    LabView view = sandbox.control().labs().get(0);
    assertThat(view.passed()).isTrue();
    assertThat(view.taskCompletePercent()).isEqualTo(66);
    assertThat(done.post("action=end").page.body()).contains("data-status=\"4\"");
  }

  @Test
  void saveKeepsTheLabAndEndEndsIt() throws Exception {
    Caller.Browser lab = api.open(url(100));
    assertThat(lab.post("action=save&task-1=done").page.body()).contains("data-state=\"Saved\"");
    long id = sandbox.control().labs().get(0).id();
    String again = api.get("resume?labinstanceid=" + id).get("Url").asText();

    Caller.Browser resumed = api.open(again);
    assertThat(resumed.page.body()).contains("data-state=\"Running\"", "checked");
    resumed.post("action=end&task-1=done");

    assertThat(sandbox.control().lab(id).completionStatus()).isEqualTo(3);
  }

  @Test
  void aLabThatMustNotBeMarkedCompleteCannotBeSubmitted() throws Exception {
    String url = api.get("launch?labid=100&userid=u&canBeMarkedComplete=2").get("Url").asText();

    Caller.Browser lab = api.open(url).post("action=submit");

    assertThat(lab.page.body()).contains("data-state=\"Running\"");
  }

  @Test
  void thePageForbidsForeignAndInlineCodeAndEscapesWhatLearnersWrite() throws Exception {
    Caller.Browser lab = api.open(url(101));

    String policy = lab.page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
    assertThat(lab.page.headers().firstValue("X-Frame-Options")).isEmpty();
    String written = Caller.encoded("\"><script>alert(1)</script>");
    assertThat(lab.post("action=keep&answer-1=" + written).page.body())
        .doesNotContain("<script>alert");
  }

  @Test
  void styleAndScriptComeAsFiles() throws Exception {
    for (String name : new String[] {"pico.css", "lab.css", "lab.js"}) {
      var asset =
          api.send(HttpRequest.newBuilder(URI.create(sandbox.origin() + "/assets/" + name)));
      assertThat(asset.statusCode()).as(name).isEqualTo(200);
      assertThat(asset.body()).as(name).isNotBlank();
    }
    assertThat(
            api.send(HttpRequest.newBuilder(URI.create(sandbox.origin() + "/assets/x.css")))
                .statusCode())
        .isEqualTo(404);
  }

  private String url(int profile) throws Exception {
    return api.get("launch?labid=" + profile + "&userid=u").get("Url").asText();
  }
}
