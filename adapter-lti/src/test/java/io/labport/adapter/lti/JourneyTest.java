package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.lms.Presentation;
import io.labport.examples.sandbox.LabView;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A click in the sample LMS, through a whole Labport, to a lab in the sandbox, and its score back
 * into the gradebook: three programs that share no code, over real HTTP.
 */
class JourneyTest extends Journey {
  @Test
  void aClickOpensTheLabAndItsScoreAndALaterReScoreComeHome() throws Exception {
    LabView lab = started("ada");
    advance(Duration.ofMinutes(20));
    sandbox.control().complete(lab.id());
    sandbox.control().score(lab.id(), new BigDecimal("54.5"), 100, 50, true);
    advance(Duration.ofMinutes(2));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> lms.control().gradeOf("l1", "ada").isPresent());
    assertThat(lms.control().gradeOf("l1", "ada").orElseThrow().score())
        .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("54.5"));

    sandbox.control().score(lab.id(), new BigDecimal("71.5"), 100, 50, true);
    advance(Duration.ofHours(25));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                lms.control()
                    .gradeOf("l1", "ada")
                    .flatMap(grade -> grade.score())
                    .filter(score -> score.compareTo(new BigDecimal("71.5")) == 0)
                    .isPresent());
  }

  @Test
  void fromAFrameTheLabOpensByTheButtonOfOurPage() throws Exception {
    HttpResponse<String> page = post(untilAnswer("ada", Presentation.FRAME));

    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors https://lms.example");
    assertThat(sandbox.control().labs()).isEmpty();
    Matcher form =
        Pattern.compile("(?s)<form id=\"open\".*?action=\"([^\"]+)\".*?</form>")
            .matcher(page.body());
    assertThat(form.find()).as(page.body()).isTrue();
    assertThat(form.group()).contains("target=\"_blank\"");
    Map<String, String> fields = new LinkedHashMap<>(Map.of("do", "open"));
    Matcher inputs = FIELD.matcher(form.group());
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }

    HttpResponse<String> opened = post(new Answer(URI.create(form.group(1)), fields, ""));

    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
    URI lab = location(opened);
    assertThat(lab.getPort()).isEqualTo(sandbox.baseUrl().getPort());
    HttpResponse<String> entered = get(lab, "");
    String cookie = entered.headers().firstValue("Set-Cookie").orElse("").split(";", -1)[0];
    HttpResponse<String> inTheLab = get(location(entered), cookie);
    assertThat(inTheLab.statusCode()).as(inTheLab.body()).isEqualTo(200);
    assertThat(sandbox.control().labs()).hasSize(1);
  }

  @Test
  void aSecondPostOfTheSameAnswerIsToldThatItIsUsed() throws Exception {
    Answer answer = untilAnswer("ada");

    post(answer);

    assertThat(post(answer).body()).contains("lti.state-used");
  }

  @Test
  void aPlatformsRotatedKeyIsAccepted() throws Exception {
    assertThat(click("ada").statusCode()).isIn(200, 303);
    lms.rotateKeys();

    assertThat(click("ada").statusCode()).isIn(200, 303);
  }

  @Test
  void aTokenThatThePlatformSpoiledIsRefused() throws Exception {
    lms.control()
        .nextClaims(
            claims -> {
              Map<String, Object> spoiled = new LinkedHashMap<>(claims);
              spoiled.remove("https://purl.imsglobal.org/spec/lti/claim/version");
              return spoiled;
            });

    HttpResponse<String> page = click("ada");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("lti.version-missing").contains("id=\"back\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors https://lms.example");
  }
}
