package io.labport.adapter.lti.deeplink;

import static io.labport.adapter.lti.deeplink.Selecting.DL;
import static io.labport.adapter.lti.deeplink.Selecting.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.CapturedLog;
import io.labport.adapter.lti.fake.Tool;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks F40 to F45, and what is optional in a request for content. */
class DeepLinkingChecksTest {
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  private final Selecting teacher = new Selecting();

  @AfterEach
  void close() {
    teacher.close();
  }

  @Test
  void aRequestWithoutSettingsIsRefused() throws Exception {
    teacher.claims.put(DL + "deep_linking_settings", "none");

    refused(teacher.open(), "lti.deep-link-settings-missing");
  }

  @Test
  void aRequestWithoutAReturnAddressIsRefused() throws Exception {
    teacher.settings.remove("deep_link_return_url");

    refused(teacher.open(), "lti.deep-link-return-url-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://lms.example.edu/%0aalert(1)",
        "data:text/html,x",
        "//lms.example.edu/return",
        "/return",
        "ftp://lms.example.edu/return",
        "https://user:secret@lms.example.edu/return",
        "https:///return",
        "https://lms.example.edu/a b"
      })
  void aReturnAddressThatNoBrowserShouldPostToIsRefused(String address) throws Exception {
    teacher.settings.put("deep_link_return_url", address);

    Document page = teacher.open();

    refused(page, "lti.deep-link-return-url-invalid");
    assertThat(page.select("form")).isEmpty();
  }

  @Test
  void aReturnAddressByHttpIsForDevelopment() throws Exception {
    teacher.settings.put("deep_link_return_url", "http://localhost:8080/return");

    assertThat(teacher.press(teacher.details(101), "add").expectFirst("form").attr("action"))
        .isEqualTo("http://localhost:8080/return");
  }

  @Test
  void aRequestThatTakesNothingIsRefused() throws Exception {
    teacher.settings.put("accept_types", List.of());

    refused(teacher.open(), "lti.deep-link-accept-types-missing");
  }

  @Test
  void withoutDocumentTargetsBothUsualOnesAreMeantAndAWarningIsLogged() throws Exception {
    teacher.settings.remove("accept_presentation_document_targets");

    try (CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      assertThat(teacher.details(101).select("input[name=place-101]")).hasSize(2);
      assertThat(log.text()).contains("F43 lti.deep-link-document-targets-missing");
    }
  }

  @Test
  void aPlatformThatTakesNothingThatWeMakeIsToldSoAtOnce() throws Exception {
    teacher.settings.put("accept_types", List.of("file", "https://vendor.example/type"));
    teacher.settings.put("data", "d");

    Map<String, Object> claims = teacher.claimsOf(teacher.open());

    assertThat(items(claims)).isEmpty();
    assertThat(claims)
        .containsEntry(
            DL + "errormsg", "This place in the learning platform does not accept links to labs.")
        .containsEntry(DL + "errorlog", "lti.deep-link-no-common-type")
        .containsEntry(DL + "data", "d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MEMBERSHIP + "Learner",
        MEMBERSHIP + "Mentor",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
        "something else"
      })
  void whoMayNotChooseIsOfferedTheWayBackOnWhichThePlatformLearnsWhy(String role) throws Exception {
    teacher.claims.put(Tool.LTI + "roles", List.of(role));

    Document page = teacher.open();

    assertThat(teacher.response.status()).isEqualTo(403);
    assertThat(page.text()).contains("Only teachers", "lti.deep-link-not-permitted");
    assertThat(page.text()).doesNotContain("Linux");
    Map<String, Object> claims = teacher.claimsOf(teacher.press(page, "cancel"));
    assertThat(items(claims)).isEmpty();
    assertThat(claims).containsEntry(DL + "errorlog", "lti.deep-link-not-permitted");
    assertThat(String.valueOf(claims.get(DL + "errormsg"))).startsWith("Only teachers");
  }

  @Test
  void whoMayNotChooseCannotBegToDoSoByAForm() throws Exception {
    teacher.claims.put(Tool.LTI + "roles", List.of(MEMBERSHIP + "Learner"));
    String token = teacher.open().expectFirst("[name=token]").val();

    for (String action : List.of("search", "continue", "add", "try")) {
      Document page =
          teacher.post(
              Map.of(
                  "token", List.of(token),
                  "do", List.of(action),
                  "q", List.of(""),
                  "lab", List.of("101")));
      assertThat(page.text()).contains("Only teachers").doesNotContain("Linux");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MEMBERSHIP + "Instructor",
        MEMBERSHIP + "ContentDeveloper",
        MEMBERSHIP + "Administrator",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant",
        "Instructor",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator"
      })
  void whoDecidesAboutContentMayChoose(String role) throws Exception {
    teacher.claims.put(Tool.LTI + "roles", List.of(role));

    assertThat(teacher.open().select("input[name=lab]")).hasSize(4);
  }

  @Test
  void withoutUserRolesCourseAndTargetThePlatformIsTrustedToAskForATeacher() throws Exception {
    for (String name : List.of("roles", "context", "target_link_uri", "resource_link")) {
      teacher.claims.put(Tool.LTI + name, null);
    }
    for (String name : List.of("sub", "name", "given_name", "family_name", "email")) {
      teacher.claims.put(name, null);
    }

    assertThat(teacher.open().select("input[name=lab]")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", " 1 "})
  void booleansMayBeTexts(String yes) throws Exception {
    teacher.settings.put("accept_multiple", yes);
    teacher.settings.put("accept_lineitem", yes);
    teacher.settings.put("vendor", Map.of("unknown", List.of(1, 2)));

    assertThat(teacher.open().select("input[type=checkbox]")).hasSize(4);
  }

  @Test
  void whatThePersonIsCalledIsNotKeptForTheSelection() throws Exception {
    teacher.open();

    String kept = teacher.tool.store.page("picking", "", Optional.empty(), 10).get(0).content();
    assertThat(new String(Base64.getDecoder().decode(kept), StandardCharsets.UTF_8))
        .contains("deep_link_return_url")
        .doesNotContain("Brook", "ada.brook", "u-5531", "NET-204");
  }

  private void refused(Document page, String code) {
    assertThat(teacher.response.status()).isEqualTo(400);
    assertThat(page.text()).contains(code);
  }
}
