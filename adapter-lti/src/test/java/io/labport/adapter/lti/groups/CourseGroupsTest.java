package io.labport.adapter.lti.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.Desk;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.ServiceHost;
import io.labport.adapter.lti.fake.ServiceHost.Answer;
import io.labport.adapter.lti.fake.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups of a course over real HTTP. */
class CourseGroupsTest {
  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
  private static final String SCOPE =
      "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";
  private static final CourseId COURSE = new CourseId("reg-1", "14", "c-77");
  private static final String ONE =
      "{\"id\":\"x\",\"groups\":[{\"id\":\"g-1\",\"name\":\"Red\",\"tag\":\"lab\",\"set_id\":\"s-1\"},{\"name\":\"no"
          + " id\"}]}";
  private static final String TWO = "{\"groups\":[{\"id\":2,\"name\":\"Blue\"}]}";

  private final FakePlatform platform = new FakePlatform();
  private final ServiceHost host = new ServiceHost();
  private final Tool tool = new Tool(platform, new Agreed(platform));
  private final CourseGroups groups = tool.get(CourseGroups.class);

  @AfterEach
  void close() {
    host.close();
    platform.close();
  }

  @Test
  void groupsAreReadThroughAllPages() throws Exception {
    host.answer(
        seen ->
            seen.address().toString().equals("/groups?t=1")
                ? Answer.of(ONE, "</groups?t=1&p=2>; rel=\"next\"")
                : Answer.of(TWO));
    launched(List.of(SCOPE));

    assertThat(groups.groups(COURSE))
        .isEqualTo(
            new Groups.Read<>(
                List.of(
                    new Group("g-1", "Red", Optional.of("lab"), Optional.of("s-1")),
                    new Group("2", "Blue", Optional.empty(), Optional.empty())),
                Optional.empty()));
    assertThat(host.requests.get(0).header("Accept"))
        .isEqualTo("application/vnd.ims.lti-gs.v1.contextgroupcontainer+json");
    assertThat(platform.tokenRequests.get(0).body()).contains("contextgroup.readonly");
  }

  @Test
  void groupsOfOneUserAreAskedForByTheirId() throws Exception {
    host.answer(seen -> Answer.of(TWO));
    launched(List.of(SCOPE));

    assertThat(groups.groupsOf(COURSE, "u 1&2")).isInstanceOf(Groups.Read.class);
    assertThat(host.requests.get(0).address()).hasToString("/groups?t=1&user_id=u%201%262");
  }

  @Test
  void setsHaveTheirOwnAddressAndMediaType() throws Exception {
    host.answer(seen -> Answer.of("{\"sets\":[{\"id\":\"s-1\",\"name\":\"Labs\"}]}"));
    launched(List.of(SCOPE));

    assertThat(groups.sets(COURSE))
        .isEqualTo(new Groups.Read<>(List.of(new GroupSet("s-1", "Labs")), Optional.empty()));
    assertThat(host.requests.get(0).address()).hasToString("/sets");
    assertThat(host.requests.get(0).header("Accept"))
        .isEqualTo("application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json");
  }

  @Test
  void withoutTheServiceOrItsScopeThereIsACodeAndNoCall() throws Exception {
    assertThat(groups.groups(COURSE)).isEqualTo(unavailable("lti.course-unknown"));
    tool.begin().launch();
    assertThat(groups.groups(COURSE)).isEqualTo(unavailable("lti.groups-not-offered"));
    launched(List.of());
    assertThat(groups.groups(COURSE)).isEqualTo(unavailable("lti.groups-scope-not-granted"));
    assertThat(platform.tokenRequests).isEmpty();
  }

  @Test
  void aRefusalAndRubbishHaveTheirCodes() throws Exception {
    launched(List.of(SCOPE));
    host.answer(seen -> Answer.of(Reply.of(403)));
    assertThat(groups.groups(COURSE)).isEqualTo(unavailable("lti.groups-http-403"));
    host.answer(seen -> Answer.of("{\"sets\":[]}"));
    assertThat(groups.groups(COURSE)).isEqualTo(unavailable("lti.groups-unreadable"));
  }

  @Test
  void administratorsSeeGroupsAndSets() throws Exception {
    host.answer(
        seen ->
            seen.address().getPath().equals("/sets")
                ? Answer.of("{\"sets\":[{\"id\":\"s-1\",\"name\":\"Labs\"}]}")
                : Answer.of(ONE));
    launched(List.of(SCOPE));

    JsonNode document =
        Desk.json(
            new Desk(tool)
                .get(
                    "/registrations/{registration}/courses/{deployment}/{context}/groups",
                    Map.of("registration", "reg-1", "deployment", "14", "context", "c-77"),
                    Map.of()));

    assertThat(document)
        .hasToString(
            "{\"groups\":[{\"id\":\"g-1\",\"name\":\"Red\",\"tag\":\"lab\",\"set\":\"s-1\"}],"
                + "\"sets\":[{\"id\":\"s-1\",\"name\":\"Labs\"}],\"partial\":false}");
  }

  private static Groups<Group> unavailable(String code) {
    return new Groups.Unavailable<>(code, Optional.empty());
  }

  private void launched(List<String> scopes) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        CLAIM,
        Map.of(
            "scope", scopes,
            "context_groups_url", host.at("/groups?t=1"),
            "context_group_sets_url", host.at("/sets"),
            "service_versions", List.of("1.0")));
    attempt.launch();
  }
}
