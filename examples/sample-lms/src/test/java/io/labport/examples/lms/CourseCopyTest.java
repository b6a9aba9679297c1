package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CourseCopyTest extends LmsTest {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  private final Link traced =
      Link.graded(
          "traced",
          "Traced",
          Map.of("courses", "$Context.id.history", "links", "$ResourceLink.id.history"));

  @Test
  void aCopyHasOtherIdsAndRemembersTheEarlierOnesNewestFirst() throws Exception {
    lms.teaching().put("cloud-101", traced);
    Course once = lms.teaching().copy("cloud-101");
    Course twice = lms.teaching().copy(once.id());
    Link copied = twice.links().get(3);

    Map<String, Object> claims = claims(copied.id(), "ada");

    assertThat(object(claims, LTI + "context")).containsEntry("id", twice.id());
    assertThat(claims)
        .containsEntry(
            LTI + "custom",
            Map.of(
                "courses", once.id() + ",cloud-101",
                "links", once.links().get(3).id() + ",traced"));
  }

  @Test
  void columnsAreCopiedWithTheirNamesForTheToolButWithoutGrades() throws Exception {
    tool.call(
        "POST",
        lms.baseUrl() + "/services/cloud-101/lineitems?type_id=14%3Amain",
        tool.token(lms, Scopes.LINE_ITEM),
        LineItemJson.MEDIA_TYPE,
        """
        {"label":"Extra","scoreMaximum":5,"resourceId":"r","tag":"t","resourceLinkId":"lab-1"}""");
    control().gradeByHand("lab-1", "ada", BigDecimal.TEN, "well");

    Course copy = lms.teaching().copy("cloud-101");

    List<LineItem> columns = control().lineItems(copy.id());
    assertThat(columns).hasSize(3);
    assertThat(columns.get(2).resourceId()).contains("r");
    assertThat(columns.get(2).tag()).contains("t");
    assertThat(columns.get(2).linkId()).contains(copy.links().get(0).id());
    assertThat(control().gradeOf(copy.links().get(0).id(), "ada")).isEmpty();
    assertThat(control().gradeOf("lab-1", "ada").flatMap(Grade::score)).contains(BigDecimal.TEN);
  }

  @Test
  void aCopyOfACanvasCourseWithAnInstallationOfItsOwnGetsAnotherDeployment() {
    Course own =
        Course.of("own", "OWN", "Own", List.of(), List.of()).inDeployment("77:" + "ab".repeat(20));
    try (SampleLms canvas =
        SampleLms.builder()
            .clock(clock)
            .profile(LmsProfile.CANVAS)
            .tool(tool.registration().deployedAs(List.of("77:" + "ab".repeat(20))))
            .course(own)
            .start()) {
      Optional<String> deployment = canvas.teaching().copy("own").deploymentId();

      assertThat(deployment.orElseThrow())
          .matches("[0-9]+:[0-9a-f]{40}")
          .isNotEqualTo(own.deploymentId().orElseThrow());
    }
  }

  @Test
  void aTeacherCopiesByAButtonThatOtherSitesCannotPress() throws Exception {
    URI button = URI.create(lms.baseUrl() + "/courses/cloud-101/copy");

    assertThat(press(button, "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(lms.courses()).hasSize(1);
    HttpResponse<String> copied = press(button, lms.baseUrl().toString());
    assertThat(copied.headers().firstValue("Location").orElseThrow())
        .isEqualTo("/courses/" + lms.courses().get(1).id());
  }

  private HttpResponse<String> press(URI button, String origin) throws Exception {
    return tool.send(
        HttpRequest.newBuilder(button)
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }
}
