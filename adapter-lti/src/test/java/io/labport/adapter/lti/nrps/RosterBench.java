package io.labport.adapter.lti.nrps;

import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.ServiceHost;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A course whose platform answers as the test says, known from one launch. */
abstract class RosterBench {
  static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  static final CourseId COURSE = new CourseId("reg-1", "14", "c-77");

  final FakePlatform platform = new FakePlatform();
  final ServiceHost host = new ServiceHost();
  final Tool tool = new Tool(platform, new Agreed(platform));
  final Rosters rosters = tool.get(Rosters.class);

  @AfterEach
  void close() {
    host.close();
    platform.close();
  }

  void launched(String membersAddress) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        NRPS,
        Map.of("context_memberships_url", membersAddress, "service_versions", List.of("2.0")));
    WebResponse response = attempt.launch();
    if (response.status() != 303) {
      throw new AssertionError(Tool.page(response));
    }
  }

  static String page(String... members) {
    return "{\"id\":\"x\",\"context\":{\"id\":\"c-77\"},\"members\":["
        + String.join(",", members)
        + "]}";
  }

  static String member(String id) {
    return "{\"user_id\":\"" + id + "\",\"roles\":[\"Learner\"]}";
  }

  static Roster.Read read(Roster roster) {
    if (roster instanceof Roster.Read read) {
      return read;
    }
    throw new AssertionError(roster);
  }

  static List<String> users(Roster roster) {
    return read(roster).members().stream().map(Member::user).toList();
  }

  static String code(Roster roster) {
    return roster instanceof Roster.Unavailable unavailable ? unavailable.code() : "" + roster;
  }
}
