package io.labport.adapter.scorm.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.CodeSender;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Scene;
import io.labport.adapter.scorm.tracking.StepUp;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Codes are good once, soon, and not for guessing. */
class StepUpTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final List<String> sent = new ArrayList<>();
  private boolean failing;
  private final Scene scene =
      new Scene(database, clock, false, adapter -> adapter.withCodeSender(new Sender()));
  private final OneTimeCodes codes = scene.get(OneTimeCodes.class);

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private final class Sender implements CodeSender {
    @Override
    public boolean knows(String tenant, String learnerId) {
      return learnerId.equals("ada");
    }

    @Override
    public void send(String tenant, String learnerId, String code, Locale language) {
      if (failing) {
        throw new IllegalStateException("no mail for ada@example.edu");
      }
      sent.add(tenant + " " + learnerId + " " + language + " " + code);
    }
  }

  private Dispatch dispatch() {
    return scene.issue(Map.of("handling", Map.of("unproven", "step-up")));
  }

  private WebResponse begin(Dispatch dispatch, String learner) {
    return scene
        .get(StepUp.class)
        .begin(
            new StepUp.Learner(
                "session", dispatch, "r", "p-" + learner, learner, List.of(Locale.ENGLISH)),
            request(Map.of(), dispatch.id()));
  }

  private static WebRequest request(Map<String, List<String>> form, String dispatch) {
    return new WebRequest(
        "POST",
        "/v1/d/" + dispatch + "/step-up",
        Map.of("dispatch", dispatch),
        Map.of(),
        Map.of(),
        Map.of(),
        new byte[0],
        form,
        InetAddress.getLoopbackAddress());
  }

  private static Document page(WebResponse response) {
    return Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8));
  }

  private String code() {
    return sent.get(sent.size() - 1).replaceFirst(".* ", "");
  }

  private static String otherThan(String code) {
    return code.equals("00000000") ? "00000001" : "00000000";
  }

  @Test
  void aCodeIsSentToTheClaimedLearnersOwnAddressAndAskedForOnAPageThatDoesNotShowIt() {
    Dispatch dispatch = dispatch();
    WebResponse response = begin(dispatch, "ada");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).matches("default ada en [0-9]{8}");
    Document page = page(response);
    assertThat(response.status()).isEqualTo(200);
    assertThat(page.text()).doesNotContain(code());
    assertThat(page.select("form").attr("action"))
        .isEqualTo("https://labs.example/scorm/v1/d/" + dispatch.id() + "/step-up");
    assertThat(page.select("input[name=challenge]").val()).matches("[A-Za-z0-9_-]{43}");
    assertThat(page.select("label[for=code]")).hasSize(1);
    assertThat(response.headers().get("Content-Security-Policy").toString())
        .contains("frame-ancestors 'none'");
  }

  @Test
  void whoCannotBeReachedIsToldAndNothingIsSent() {
    WebResponse response = begin(dispatch(), "bob");
    assertThat(response.status()).isEqualTo(403);
    assertThat(page(response).select("form")).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void aSenderThatFailsIsSaidToHaveFailedWithoutItsWords() {
    failing = true;
    WebResponse response = begin(dispatch(), "ada");
    assertThat(response.status()).isEqualTo(502);
    assertThat(page(response).text()).doesNotContain("example.edu");
  }

  @Test
  void threeCodesInTenMinutesAreSentToOneLearner() {
    Dispatch dispatch = dispatch();
    for (int i = 0; i < 3; i++) {
      assertThat(begin(dispatch, "ada").status()).isEqualTo(200);
    }
    assertThat(begin(dispatch, "ada").status()).isEqualTo(429);
    assertThat(sent).hasSize(3);
    clock.advance(Duration.ofMinutes(10));
    assertThat(begin(dispatch, "ada").status()).isEqualTo(200);
  }

  @Test
  void theRightCodeIsGoodOnceAlsoWithSpaces() {
    OneTimeCodes.Made made = codes.make("s", "d", "default");
    String spaced = made.code().substring(0, 4) + " " + made.code().substring(4);

    assertThat(codes.give(made.name(), spaced)).isInstanceOf(OneTimeCodes.Given.Right.class);
    assertThat(codes.give(made.name(), made.code())).isInstanceOf(OneTimeCodes.Given.Over.class);
  }

  @Test
  void afterFiveWrongOnesTheRightOneIsNoLongerGood() {
    OneTimeCodes.Made made = codes.make("s", "d", "default");
    for (int i = 0; i < 4; i++) {
      assertThat(codes.give(made.name(), otherThan(made.code())))
          .isInstanceOf(OneTimeCodes.Given.Wrong.class);
    }
    assertThat(codes.give(made.name(), otherThan(made.code())))
        .isInstanceOf(OneTimeCodes.Given.Over.class);
    assertThat(codes.give(made.name(), made.code())).isInstanceOf(OneTimeCodes.Given.Over.class);
  }

  @Test
  void afterTenMinutesACodeIsNoLongerGood() {
    OneTimeCodes.Made made = codes.make("s", "d", "default");
    clock.advance(Duration.ofMinutes(10));
    assertThat(codes.give(made.name(), made.code())).isInstanceOf(OneTimeCodes.Given.Over.class);
  }

  @Test
  void theCodeOfOneChallengeIsNoneOfAnother() {
    OneTimeCodes.Made one = codes.make("s", "d", "default");
    OneTimeCodes.Made two = codes.make("s", "d", "default");
    boolean same = one.code().equals(two.code());
    assertThat(codes.give(two.name(), one.code()) instanceof OneTimeCodes.Given.Right)
        .isEqualTo(same);
    assertThat(codes.give("../" + one.name(), one.code()))
        .isInstanceOf(OneTimeCodes.Given.Over.class);
    assertThat(one.toString()).doesNotContain(one.code()).doesNotContain(one.name());
  }

  @Test
  void aWrongCodeIsAskedForAgainOnTheSamePageAndAnUnknownChallengeIsOver() throws Exception {
    Dispatch dispatch = dispatch();
    String challenge = page(begin(dispatch, "ada")).select("input[name=challenge]").val();
    CodeEndpoint endpoint = scene.get(CodeEndpoint.class);

    WebResponse wrong =
        endpoint.handle(
            request(
                Map.of("challenge", List.of(challenge), "code", List.of(otherThan(code()))),
                dispatch.id()));
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(page(wrong).select("[role=alert]").text()).contains("4");
    assertThat(page(wrong).select("input[name=challenge]").val()).isEqualTo(challenge);

    // The code is right, but there is no such session any more.
    WebResponse late =
        endpoint.handle(
            request(
                Map.of("challenge", List.of(challenge), "code", List.of(code())), dispatch.id()));
    assertThat(late.status()).isEqualTo(410);
    assertThat(endpoint.handle(request(Map.of(), dispatch.id())).status()).isEqualTo(410);
  }
}
