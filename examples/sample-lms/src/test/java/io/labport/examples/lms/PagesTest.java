package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest extends LmsTest {

  @Test
  void theCoursePageOffersEveryLinkToEverybodyInTwoWays() throws Exception {
    String list = page("/").body();
    String course = page("/courses/cloud-101").body();

    assertThat(list).contains("href=\"/courses/cloud-101\"");
    assertThat(course)
        .contains(
            "id=\"launch-lab-1-ada\" href=\"/courses/cloud-101?open=lab-1&amp;as=ada#tool\"",
            "id=\"launch-lab-1-tess-window\"",
            "id=\"launch-warm-up-preview\"",
            "target=\"_blank\"")
        .doesNotContain("<iframe");
  }

  @Test
  void anOpenLinkIsAFrameInTheCoursePage() throws Exception {
    String course = page("/courses/cloud-101?open=lab-1&as=ada").body();

    assertThat(course)
        .contains(
            "<iframe id=\"tool\"",
            "src=\"/courses/cloud-101/links/lab-1/launch?as=ada&amp;in=iframe\"");
  }

  @Test
  void theGradebookShowsWhatToolsSentSafely() throws Exception {
    Map<String, Object> score = score("ada", "2026-06-01T10:00:01.000Z", 83.5, 100);
    score.put("comment", "<script>alert(1)</script>");
    post("lab-1", score);

    HttpResponse<String> gradebook = page("/courses/cloud-101/gradebook");

    assertThat(gradebook.body())
        .contains(
            "<td id=\"grade-lab-1-ada\" data-score=\"83.5\" data-maximum=\"100\">",
            "83.5 / 100",
            "Completed, FullyGraded",
            "2026-06-01T10:00:01Z",
            "&lt;script",
            "<td id=\"grade-lab-2-ada\" data-score=\"\" data-maximum=\"20\">",
            "id=\"grade-lab-1-preview\"")
        .doesNotContain("<script", "grade-lab-1-tess");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/admin",
        "/courses/cloud-101",
        "/courses/cloud-101/people",
        "/courses/cloud-101/gradebook",
        "/nothing"
      })
  void everyPageHasAStrictPolicyAndNoInlineScriptOrStyle(String path) throws Exception {
    HttpResponse<String> page = page(path);

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("style=", "onclick=", "<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pico.min.css", "lms.css", "submit.js", "registration.js"})
  void whatPagesLoadIsThere(String asset) throws Exception {
    HttpResponse<String> answer = page("/assets/" + asset);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotBlank();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/courses/none", "/assets/../pom.xml", "/courses"})
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(page(path).statusCode()).isIn(404, 400);
  }

  @Test
  void theToolCanComeBackWithAMessage() throws Exception {
    String page = page("/courses/cloud-101/return?link=lab-1&lti_errormsg=The+lab+is+full").body();

    assertThat(page).contains("The lab is full", "href=\"/courses/cloud-101\"");
  }

  private HttpResponse<String> page(String path) throws Exception {
    return tool.get(URI.create(lms.baseUrl() + path));
  }
}
