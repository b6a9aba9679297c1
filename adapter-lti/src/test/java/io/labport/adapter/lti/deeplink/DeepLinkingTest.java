package io.labport.adapter.lti.deeplink;

import static io.labport.adapter.lti.deeplink.Selecting.DL;
import static io.labport.adapter.lti.deeplink.Selecting.choose;
import static io.labport.adapter.lti.deeplink.Selecting.fill;
import static io.labport.adapter.lti.deeplink.Selecting.items;
import static io.labport.adapter.lti.deeplink.Selecting.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.fake.Tool;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes back to the platform (Deep Linking 2.0, section 4.5). */
class DeepLinkingTest {
  private final Selecting teacher = new Selecting();

  @AfterEach
  void close() {
    teacher.close();
  }

  @Test
  void threeChosenLabsGoBackAsThreeLinksInOneSignedResponse() throws Exception {
    teacher.settings.put("data", "csrf:90b1");
    Document details = teacher.details(101, 102, 104);

    Document sent = teacher.press(details, "add");

    Map<String, Object> claims = teacher.claimsOf(sent);
    long now = teacher.tool.clock.instant().getEpochSecond();
    assertThat(claims)
        .containsEntry("iss", "tool-7f3a")
        .containsEntry("aud", "https://lms.example.edu")
        .containsEntry("iat", now - 5)
        .containsEntry("exp", now + 300)
        .containsEntry(Tool.LTI + "message_type", "LtiDeepLinkingResponse")
        .containsEntry(Tool.LTI + "version", "1.3.0")
        .containsEntry(Tool.LTI + "deployment_id", "14")
        .containsEntry(DL + "data", "csrf:90b1")
        .containsEntry(DL + "msg", "Labs added: 3")
        .doesNotContainKeys("azp", "sub", DL + "errormsg");
    assertThat(String.valueOf(claims.get("nonce"))).hasSize(43);
    assertThat(items(claims))
        .extracting(item -> item.get("title"))
        .containsExactly("Networks in Azure", "First steps in Linux", "Alone");
    assertThat(items(claims))
        .allSatisfy(item -> assertThat(item).containsEntry("type", "ltiResourceLink"));
  }

  @Test
  void theBrowserPostsItWhereThePlatformSaidWithTheQueryOfThat() throws Exception {
    Document sent = teacher.press(teacher.details(101), "add");

    assertThat(sent.expectFirst("form#continue").attr("action")).isEqualTo(Selecting.RETURN);
    assertThat(teacher.response.headers().get("Content-Security-Policy").get(0))
        .contains("form-action https:");
    assertThat(sent.select("noscript")).isNotEmpty();
  }

  @Test
  void anItemCarriesWhatWasChosenForIt() throws Exception {
    Document details = teacher.details(102);
    fill(details, "title-102", "Lab 3: Virtual networks");
    choose(details, "language-102", "de");
    choose(details, "instructions-102", "Base-02");
    choose(details, "gradeby-102", "completion");
    fill(details, "points-102", "12,5");
    fill(details, "from-102", "2026-05-01T08:00");
    fill(details, "until-102", "2026-07-01T08:00");
    fill(details, "due-102", "2026-06-30T23:59");
    fill(details, "zone", "Europe/Zurich");

    Map<String, Object> item = items(teacher.claimsOf(teacher.press(details, "add"))).get(0);

    assertThat(item).containsEntry("title", "Lab 3: Virtual networks");
    assertThat(item.get("text")).isEqualTo("All about Networks in Azure & more");
    assertThat(object(item, "custom"))
        .containsEntry("lab_profile", "102")
        .containsEntry("language", "de")
        .containsEntry("instructions_id", "Base-02")
        .containsEntry("grade_by", "completion")
        .containsOnlyKeys("lab_profile", "language", "instructions_id", "grade_by", "link_key");
    assertThat(object(item, "lineItem"))
        .containsEntry("label", "Lab 3: Virtual networks")
        .containsEntry("scoreMaximum", 12.5)
        .containsEntry("resourceId", "lab-102")
        .containsEntry("tag", "lab-score")
        .containsEntry("gradesReleased", true);
    assertThat(object(item, "available"))
        .containsEntry("startDateTime", "2026-05-01T06:00:00Z")
        .containsEntry("endDateTime", "2026-07-01T06:00:00Z");
    assertThat(object(item, "submission")).containsEntry("endDateTime", "2026-06-30T21:59:00Z");
    assertThat(item).containsKey("window").doesNotContainKey("iframe");
    assertThat(object(item, "icon"))
        .containsEntry("url", "https://tool.example/assets/lti-lab.png");
  }

  @Test
  void theAddressOfAnItemNamesLabAndKeyAndNothingOfTheCourseOrThePerson() throws Exception {
    Document sent = teacher.press(teacher.details(102), "add");

    Map<String, Object> item = items(teacher.claimsOf(sent)).get(0);

    String key = String.valueOf(object(item, "custom").get("link_key"));
    assertThat(item).containsEntry("url", "https://tool.example/lti/open/102/" + key);
    assertThat(item.toString())
        .doesNotContain("c-77", "NET-204", "u-5531", "Brook")
        .doesNotContainPattern("\\bAda\\b");
  }

  @Test
  void dataOfTenKilobytesInEveryScriptComesBackAsItWas() throws Exception {
    String data = "\u00e4\u0416\u4e2d\u0639\ud83e\uddea\"\\</script>&=\u2028\n\t".repeat(700);
    teacher.settings.put("data", data);

    Document sent = teacher.press(teacher.details(101), "add");

    assertThat(data.length()).isGreaterThan(10_240);
    assertThat(teacher.claimsOf(sent)).containsEntry(DL + "data", data);
  }

  @Test
  void withoutDataNoneIsSentBack() throws Exception {
    Document sent = teacher.press(teacher.details(101), "add");

    assertThat(teacher.claimsOf(sent)).doesNotContainKey(DL + "data");
  }

  @Test
  void cancellingAnswersWithNothing() throws Exception {
    teacher.settings.put("data", "d");
    Document sent = teacher.press(teacher.open(), "cancel");

    Map<String, Object> claims = teacher.claimsOf(sent);

    assertThat(items(claims)).isEmpty();
    assertThat(claims).containsEntry(DL + "data", "d").doesNotContainKey(DL + "errormsg");
  }

  @Test
  void aDoubleClickGetsTheSameResponseAndALaterClickNone() throws Exception {
    Document details = teacher.details(101);
    String first = jwt(teacher.press(details, "add"));

    String second = jwt(teacher.press(details, "add"));
    teacher.tool.clock.turn(Duration.ofSeconds(10));
    Document third = teacher.press(details, "add");
    Document fourth = teacher.press(details, "cancel");

    assertThat(second).isEqualTo(first);
    assertThat(third.text()).contains("This selection is finished", "lti.picker-answered");
    assertThat(fourth.text()).contains("lti.picker-answered");
    assertThat(teacher.response.status()).isEqualTo(409);
    assertThat(fourth.select("[name=JWT]")).isEmpty();
  }

  @Test
  void twoSelectionsOfOnePersonDoNotMeet() throws Exception {
    Document one = teacher.details(101);
    Document other = teacher.details(102);

    assertThat(items(teacher.claimsOf(teacher.press(one, "add"))))
        .extracting(i -> i.get("title"))
        .containsExactly("First steps in Linux");
    assertThat(items(teacher.claimsOf(teacher.press(other, "add"))))
        .extracting(i -> i.get("title"))
        .containsExactly("Networks in Azure");
  }

  @Test
  void whereColumnsAreNotTakenNoneIsSentAndThePageSaysSo() throws Exception {
    teacher.settings.put("accept_lineitem", "false");
    Document details = teacher.details(101);

    assertThat(details.text()).contains("does not accept gradebook columns");
    assertThat(details.select("#points-101, #column-101")).isEmpty();
    assertThat(items(teacher.claimsOf(teacher.press(details, "add"))).get(0))
        .doesNotContainKey("lineItem");
  }

  @Test
  void whereNoGradesAreSentNoColumnIsAskedFor() throws Exception {
    teacher.agreed.sendGrades = GradePosts.OFF;
    Document details = teacher.renewed().details(101);

    assertThat(details.text()).contains("No grades are sent to this learning platform");
    assertThat(items(teacher.claimsOf(teacher.press(details, "add"))).get(0))
        .doesNotContainKey("lineItem");
  }

  @Test
  void aColumnThatIsNotWantedIsNotSent() throws Exception {
    Document details = teacher.details(101);
    details.expectFirst("#column-101").removeAttr("checked");
    fill(details, "points-101", "");

    assertThat(items(teacher.claimsOf(teacher.press(details, "add"))).get(0))
        .doesNotContainKey("lineItem");
  }

  @Test
  void wherePlainLinksAloneAreTakenTheyHaveTheLabInTheirAddress() throws Exception {
    teacher.settings.put("accept_types", List.of("link"));
    teacher.settings.put("accept_presentation_document_targets", List.of("iframe"));
    Document details = teacher.details(101);

    assertThat(details.text()).contains("accepts plain links only");
    Map<String, Object> item = items(teacher.claimsOf(teacher.press(details, "add"))).get(0);
    assertThat(item)
        .containsEntry("type", "link")
        .doesNotContainKeys("custom", "lineItem", "available", "submission");
    assertThat(URI.create(String.valueOf(item.get("url"))).getPath()).startsWith("/lti/open/101/");
    assertThat(object(item, "iframe")).containsEntry("src", item.get("url"));
  }

  @Test
  void aFrameOfALaunchSaysNoSource() throws Exception {
    teacher.settings.put("accept_presentation_document_targets", List.of("iframe"));

    Map<String, Object> item =
        items(teacher.claimsOf(teacher.press(teacher.details(101), "add"))).get(0);

    assertThat(object(item, "iframe")).containsOnlyKeys("width", "height");
    assertThat(item).doesNotContainKey("window");
  }

  @Test
  void whereNeitherFrameNorWindowIsTakenNeitherIsSent() throws Exception {
    teacher.settings.put("accept_presentation_document_targets", List.of("embed"));

    assertThat(items(teacher.claimsOf(teacher.press(teacher.details(101), "add"))).get(0))
        .doesNotContainKeys("window", "iframe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "0", "many", "100001", "1.234", "1e9"})
  void pointsThatAreNoneAreToldBesideTheField(String points) throws Exception {
    Document details = teacher.details(101);
    fill(details, "points-101", points);

    Document again = teacher.press(details, "add");

    assertThat(teacher.response.status()).isEqualTo(422);
    assertThat(again.expectFirst("#points-101").attr("aria-invalid")).isEqualTo("true");
    assertThat(again.expectFirst("#points-101").attr("aria-describedby"))
        .isEqualTo("points-101-error");
    assertThat(again.expectFirst("#error a").attr("href")).isEqualTo("#points-101");
    assertThat(again.expectFirst("#points-101").val()).isEqualTo(points);
  }

  @Test
  void datesThatCannotBeAreTold() throws Exception {
    Document details = teacher.details(101);
    fill(details, "from-101", "2026-05-01T08:00");
    fill(details, "until-101", "2026-05-01T08:00");
    fill(details, "due-101", "tomorrow");
    fill(details, "zone", "Middle/Earth");

    Document again = teacher.press(details, "add");

    assertThat(again.select("#error li a").eachAttr("href"))
        .containsExactly("#due-101", "#until-101", "#zone");
    assertThat(again.select("details[open]")).isNotEmpty();
  }

  @Test
  void aTitleIsPlainTextAndNotLongerThanPlatformsKeep() throws Exception {
    Document details = teacher.details(101);
    fill(details, "title-101", "\ud83e\uddea".repeat(200));

    Map<String, Object> item = items(teacher.claimsOf(teacher.press(details, "add"))).get(0);

    String title = String.valueOf(item.get("title"));
    assertThat(title.length()).isLessThanOrEqualTo(255);
    assertThat(title).endsWith("\ud83e\uddea\u2026");
  }

  private static String jwt(Document page) {
    return page.expectFirst("[name=JWT]").val();
  }
}
