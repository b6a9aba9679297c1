package io.labport.adapter.lti.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.Desk;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.ServiceHost;
import io.labport.adapter.lti.fake.ServiceHost.Answer;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of courses, and what administrators see of it. */
class CoursesTest {
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String LIST = "/registrations/{registration}/courses";
  private static final CourseId COURSE = new CourseId("reg-1", "14", "c-77");

  private final FakePlatform platform = new FakePlatform();
  private final ServiceHost host = new ServiceHost();
  private final Tool tool = new Tool(platform, new Agreed(platform));
  private final Courses courses = tool.get(Courses.class);
  private final Desk desk = new Desk(tool);

  @AfterEach
  void close() {
    host.close();
    platform.close();
  }

  @Test
  void aLaunchLeavesTheCoursesServicesAndNothingAboutThePerson() throws Exception {
    launched("c-77", host.at("/m"));

    Course course = courses.find(COURSE).orElseThrow();
    assertThat(course.label()).isEqualTo("NET-204");
    assertThat(course.title()).isEqualTo("Cloud networking");
    assertThat(course.services().members()).isEqualTo(host.at("/m"));
    assertThat(course.services().lineItems())
        .isEqualTo(platform.at("/items?type_id=14").toString());
    String kept =
        tool.store.dump().lines().filter(l -> l.contains("members")).reduce("", String::concat);
    assertThat(kept).doesNotContain("u-5531", "\"Ada\"", "Brook");
  }

  @Test
  void aCourseIsWrittenWhenItChangesAndOtherwiseOnceADay() throws Exception {
    launched("c-77", host.at("/m"));
    long first = courses.find(COURSE).orElseThrow().seenAt();
    tool.clock.turn(Duration.ofHours(23));
    launched("c-77", host.at("/m"));
    assertThat(courses.find(COURSE).orElseThrow().seenAt()).isEqualTo(first);
    tool.clock.turn(Duration.ofHours(1));
    launched("c-77", host.at("/m"));
    assertThat(courses.find(COURSE).orElseThrow().seenAt()).isEqualTo(tool.clock.millis());
    tool.clock.turn(Duration.ofHours(1));
    launched("c-77", host.at("/other"));
    assertThat(courses.find(COURSE).orElseThrow().services().members())
        .isEqualTo(host.at("/other"));
  }

  @Test
  void aLaunchWithoutAServiceTakesNothingAway() throws Exception {
    launched("c-77", host.at("/m"));
    tool.clock.turn(Duration.ofHours(25));
    tool.begin().launch();

    assertThat(courses.find(COURSE).orElseThrow().services().members()).isEqualTo(host.at("/m"));
  }

  @Test
  void aLaunchWithoutACourseOrWithAnAddressThatIsNoneIsOpenedAllTheSame() throws Exception {
    Tool.Attempt without = tool.begin();
    without.claims.remove(Tool.LTI + "context");
    assertThat(without.launch().status()).isEqualTo(303);
    Tool.Attempt odd = tool.begin();
    odd.claims.put(NRPS, Map.of("context_memberships_url", "javascript:alert(1)"));
    assertThat(odd.launch().status()).isEqualTo(303);

    assertThat(courses.find(COURSE).orElseThrow().services().members()).isNull();
  }

  @Test
  void administratorsListCoursesPageByPage() throws Exception {
    for (String context : List.of("c-1", "c-2", "c-3")) {
      launched(context, host.at("/m"));
    }

    JsonNode first =
        Desk.json(desk.get(LIST, Map.of("registration", "reg-1"), Map.of("limit", "2")));
    JsonNode second =
        Desk.json(
            desk.get(
                LIST,
                Map.of("registration", "reg-1"),
                Map.of("limit", "2", "after", first.path("next").asText())));

    assertThat(first.path("courses")).hasSize(2);
    assertThat(second.path("courses")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    assertThat(first.at("/courses/0/services")).hasToString("[\"members\",\"line-items\"]");
    assertThat(first.at("/courses/0/title").asText()).isEqualTo("Cloud networking");
  }

  @Test
  void administratorsSeeMembersAndNamesOnlyWhenTheyAskForThem() throws Exception {
    host.answer(
        seen ->
            Answer.of(
                "{\"members\":[{\"user_id\":\"u-1\",\"roles\":[\"Learner\"],\"name\":\"Ada"
                    + " Brook\"},{\"user_id\":\"u-2\",\"roles\":[]}]}"));
    launched("c-77", host.at("/m"));
    String id =
        Desk.json(desk.get(LIST, Map.of("registration", "reg-1"), Map.of()))
            .at("/courses/0/id")
            .asText();

    JsonNode one =
        Desk.json(
            desk.get(
                LIST + "/{course}/members",
                Map.of("registration", "reg-1", "course", id),
                Map.of("limit", "1", "role", "Learner")));

    assertThat(one)
        .hasToString(
            "{\"members\":[{\"user\":\"u-1\",\"status\":\"active\",\"roles\":[\"Learner\"]}],"
                + "\"partial\":true,\"code\":\"lti.members-limit\"}");
    assertThat(host.requests.get(0).address()).hasToString("/m?role=Learner&limit=1");
    assertThat(Tool.page(members(Map.of("names", "true")))).contains("Ada Brook");
    assertThat(Tool.page(members(Map.of()))).doesNotContain("\"Ada", "Brook");
  }

  @Test
  void whatCannotBeHadIsAProblemWithACode() throws Exception {
    assertProblem(members(Map.of()), 404, "lti.course-unknown");
    tool.begin().launch();
    assertProblem(members(Map.of()), 409, "lti.members-not-offered");
    launched("c-77", host.at("/m"));
    host.answer(seen -> Answer.of(new Reply(429, Map.of("Retry-After", "120"), "")));
    WebResponse busy = members(Map.of());
    assertProblem(busy, 502, "lti.members-http-429");
    assertThat(busy.headers().get("Retry-After")).containsExactly("120");
    assertProblem(members(Map.of("limit", "none")), 400, "admin.query-invalid");
    assertProblem(
        desk.get(LIST, Map.of("registration", "reg-9"), Map.of()), 404, "lti.registration-unknown");
  }

  private static void assertProblem(WebResponse response, int status, String code)
      throws Exception {
    assertThat(response.status()).isEqualTo(status);
    assertThat(Desk.json(response).path("code").asText()).isEqualTo(code);
  }

  private WebResponse members(Map<String, String> query) throws Exception {
    return desk.get(
        LIST + "/{deployment}/{context}/members",
        Map.of("registration", "reg-1", "deployment", "14", "context", "c-77"),
        query);
  }

  private void launched(String context, String members) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.LTI + "context",
        Map.of("id", context, "label", "NET-204", "title", "Cloud networking"));
    attempt.claims.put(NRPS, Map.of("context_memberships_url", members));
    assertThat(attempt.launch().status()).isEqualTo(303);
  }
}
