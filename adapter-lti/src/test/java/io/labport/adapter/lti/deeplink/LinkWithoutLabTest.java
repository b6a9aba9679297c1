package io.labport.adapter.lti.deeplink;

import static io.labport.adapter.lti.deeplink.Selecting.INSTRUCTOR;
import static io.labport.adapter.lti.deeplink.Selecting.choose;
import static io.labport.adapter.lti.deeplink.Selecting.items;
import static io.labport.adapter.lti.deeplink.Selecting.object;
import static io.labport.adapter.lti.deeplink.Selecting.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.spi.http.WebRequest;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lab a link means, and what happens when it means none. */
class LinkWithoutLabTest {
  private static final String LTI = Tool.LTI;

  private final Selecting person = new Selecting();

  @AfterEach
  void close() {
    person.close();
  }

  @Test
  void aLearnerIsToldThatTheTeacherHasToChoose() throws Exception {
    Document page = person.launch(link("rl-1", Tool.LEARNER, Map.of()));

    assertThat(page.text()).contains("lti.link-without-lab");
    assertThat(page.select("form")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor"
      })
  void aRoleInTheInstitutionAloneDoesNotChooseForACourse(String role) throws Exception {
    assertThat(person.launch(link("rl-1", role, Map.of())).text()).contains("lti.link-without-lab");
  }

  @Test
  void aTeachersChoiceIsWhatLearnersGetWithItsSettings() throws Exception {
    Document page = person.launch(link("rl-1", INSTRUCTOR, Map.of()));
    assertThat(page.text()).contains("This link has no lab yet");
    tick(page, 102);
    Document details = person.press(page, "continue");
    assertThat(details.select("[id^=title-], [id^=points-], [id^=from-], #zone")).isEmpty();
    choose(details, "language-102", "de");
    choose(details, "instructions-102", "Base-02");

    Document chosen = person.press(details, "add");

    assertThat(chosen.text()).contains("\"Networks in Azure\". Learners can start now.");
    assertThat(person.tool.entered).isEmpty();
    LaunchRequest opened = opened(link("rl-1", Tool.LEARNER, Map.of()));
    assertThat(opened.lab().value()).isEqualTo(102);
    assertThat(opened.settings().language().orElseThrow().code()).isEqualTo("de");
    assertThat(opened.settings().instructionsId()).contains("Base-02");
  }

  @Test
  void theTeacherCanTryTheLabOnce() throws Exception {
    Document chosen = chosen("rl-1", 101);

    person.press(chosen, "try");

    assertThat(person.response.status()).isEqualTo(303);
    assertThat(person.tool.entered)
        .singleElement()
        .satisfies(
            entered -> {
              assertThat(entered.launch().lab().value()).isEqualTo(101);
              assertThat(entered.launch().learner().id().lmsUserId()).isEqualTo("u-5531");
              assertThat(entered.launch().origin()).isEmpty();
            });
    assertThat(person.press(chosen, "try").text()).contains("lti.picker-expired");
    assertThat(person.tool.entered).hasSize(1);
  }

  @Test
  void nothingCanBeTriedBeforeItIsChosen() throws Exception {
    Document page = person.launch(link("rl-1", INSTRUCTOR, Map.of()));
    String token = page.expectFirst("[name=token]").val();

    Document again = person.post(Map.of("token", List.of(token), "do", List.of("try")));

    assertThat(again.expectFirst("#error").text()).isEqualTo("Choose at least one lab.");
    assertThat(person.tool.entered).isEmpty();
  }

  @Test
  void theChoiceCanBeChangedWhileThePageIsOpen() throws Exception {
    Document list = person.press(chosen("rl-1", 101), "change");
    tick(list, 102);
    list.expectFirst("#lab-101").removeAttr("checked");

    person.press(person.press(list, "continue"), "add");

    assertThat(opened(link("rl-1", Tool.LEARNER, Map.of())).lab().value()).isEqualTo(102);
  }

  @Test
  void whoCancelsIsLedBackAndTheLinkStaysWithoutALab() throws Exception {
    Map<String, Object> launch = link("rl-1", INSTRUCTOR, Map.of());
    launch.put(
        LTI + "launch_presentation", Map.of("return_url", "https://lms.example.edu/course/77"));
    Document page = person.press(person.launch(launch), "cancel");

    assertThat(page.expectFirst("#back").attr("href"))
        .isEqualTo("https://lms.example.edu/course/77");
    assertThat(person.launch(link("rl-1", Tool.LEARNER, Map.of())).text())
        .contains("lti.link-without-lab");
  }

  @Test
  void aChoiceCountsForItsLinkItsCourseAndItsDeploymentOnly() throws Exception {
    person.agreed.deployments = List.of("14", "15");
    person.renewed();
    chosen("rl-1", 101);
    Map<String, Object> otherCourse = link("rl-1", Tool.LEARNER, Map.of());
    otherCourse.put(LTI + "context", Map.of("id", "c-78"));
    Map<String, Object> otherDeployment = link("rl-1", Tool.LEARNER, Map.of());
    otherDeployment.put(LTI + "deployment_id", "15");

    for (Map<String, Object> launch :
        List.of(link("rl-2", Tool.LEARNER, Map.of()), otherCourse, otherDeployment)) {
      assertThat(person.launch(launch).text()).contains("lti.link-without-lab");
    }
  }

  @Test
  void aCopyFindsTheChoiceForTheNewestLinkThatItIsACopyOfAndRemembersIt() throws Exception {
    chosen("rl,1", 101);
    chosen("rl-2", 102);
    String history = "rl-unknown,rl-2,rl%2C1";

    assertThat(opened(copy("rl-3", Map.of("resource_link_id_history", history))).lab().value())
        .isEqualTo(102);
    assertThat(opened(copy("rl-3", Map.of())).lab().value()).isEqualTo(102);
    assertThat(opened(copy("rl-4", Map.of("ResourceLink.id.history", "rl%2C1"))).lab().value())
        .isEqualTo(101);
  }

  @Test
  void aHistoryThatThePlatformDidNotFillInIsNone() throws Exception {
    assertThat(
            person
                .launch(
                    copy("rl-3", Map.of("resource_link_id_history", "$ResourceLink.id.history")))
                .text())
        .contains("lti.link-without-lab");
  }

  @Test
  void aLinkOfOursOpensItsLabWhateverThePlatformKeptOfIt() throws Exception {
    Document details = person.details(102);
    choose(details, "language-102", "de");
    Map<String, Object> item = items(person.claimsOf(person.press(details, "add"))).get(0);
    String key = String.valueOf(object(item, "custom").get("link_key"));
    String url = String.valueOf(item.get("url"));

    for (Map<String, Object> launch :
        List.of(
            placed("rl-1", url, object(item, "custom")),
            placed("rl-2", url, Map.of()),
            placed("rl-3", Tool.TARGET, Map.of("link_key", key)),
            placed("rl-4", url + "/", Map.of("labid", "$Lab.id")))) {
      LaunchRequest opened = opened(launch);
      assertThat(opened.lab().value()).isEqualTo(102);
      assertThat(opened.settings().language().orElseThrow().code()).isEqualTo("de");
    }
  }

  @Test
  void inAnotherDeploymentTheAddressStillNamesTheLab() throws Exception {
    person.agreed.deployments = List.of("14", "15");
    person.renewed();
    Map<String, Object> item =
        items(person.claimsOf(person.press(person.details(102), "add"))).get(0);
    Map<String, Object> launch = placed("rl-1", String.valueOf(item.get("url")), Map.of());
    launch.put(LTI + "deployment_id", "15");

    assertThat(opened(launch).lab().value()).isEqualTo(102);
  }

  @Test
  void whatThePlatformSaysOfTheLabStandsBeforeTheKey() throws Exception {
    Map<String, Object> item =
        items(person.claimsOf(person.press(person.details(102), "add"))).get(0);
    Map<String, String> custom = new HashMap<>();
    custom.put("labid", "101");
    custom.put("link_key", String.valueOf(object(item, "custom").get("link_key")));

    assertThat(opened(placed("rl-1", String.valueOf(item.get("url")), custom)).lab().value())
        .isEqualTo(101);
  }

  @Test
  void whoOpensTheAddressOfALinkInABrowserIsToldWhereTheLabIs() throws Exception {
    for (String route : List.of("/open/{lab}", "/open/{lab}/{key}", "/picker")) {
      String page =
          Tool.page(
              person.tool.handle(
                  "GET",
                  route,
                  new WebRequest(
                      "GET",
                      route,
                      Map.of(),
                      Map.of(),
                      Map.of(),
                      Map.of(),
                      new byte[0],
                      Map.of(),
                      InetAddress.getLoopbackAddress())));

      assertThat(page).contains("Open the lab from your course");
    }
  }

  private Document chosen(String link, int lab) throws Exception {
    Document page = person.launch(link(link, INSTRUCTOR, Map.of()));
    tick(page, lab);
    return person.press(person.press(page, "continue"), "add");
  }

  private LaunchRequest opened(Map<String, Object> launch) throws Exception {
    person.tool.entered.clear();
    Document page = person.launch(launch);
    assertThat(person.tool.entered).as(page.text()).hasSize(1);
    return person.tool.entered.get(0).launch();
  }

  private static Map<String, Object> link(String id, String role, Map<String, ?> custom) {
    Map<String, Object> launch = new HashMap<>();
    launch.put(LTI + "resource_link", Map.of("id", id));
    launch.put(LTI + "roles", List.of(role));
    launch.put(LTI + "custom", custom);
    return launch;
  }

  /** In another course, as copies are. */
  private static Map<String, Object> copy(String id, Map<String, ?> custom) {
    Map<String, Object> launch = link(id, Tool.LEARNER, custom);
    launch.put(LTI + "context", Map.of("id", "c-80"));
    return launch;
  }

  private static Map<String, Object> placed(String id, String target, Map<String, ?> custom) {
    Map<String, Object> launch = copy(id, custom);
    launch.put(LTI + "target_link_uri", target);
    return launch;
  }
}
