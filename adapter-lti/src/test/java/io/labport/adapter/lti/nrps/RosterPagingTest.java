package io.labport.adapter.lti.nrps;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.course.CourseAccess;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.FakePlatform.Seen;
import io.labport.adapter.lti.fake.ServiceHost;
import io.labport.adapter.lti.fake.ServiceHost.Answer;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.service.PagedReads;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of a course, as platforms link them. */
class RosterPagingTest extends RosterBench {

  @Test
  void aCourseIsAskedForWithTheRightHeadersAndItsOwnQuery() throws Exception {
    host.answer(seen -> Answer.of(page(member("u-1"))));
    launched(host.at("/members?type_id=14&x=A%2Fb"));

    rosters.members(
        COURSE,
        MemberQuery.ALL
            .withRole("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")
            .withResourceLink("rl 1&2")
            .withPageSize(50));

    Seen seen = host.requests.get(0);
    assertThat(seen.method()).isEqualTo("GET");
    assertThat(seen.address().getRawQuery())
        .isEqualTo(
            "type_id=14&x=A%2Fb"
                + "&role=http%3A%2F%2Fpurl.imsglobal.org%2Fvocab%2Flis%2Fv2%2Fmembership%23Learner"
                + "&rlid=rl%201%262&limit=50");
    assertThat(seen.header("Accept"))
        .isEqualTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    assertThat(seen.header("Authorization")).isEqualTo("Bearer secret-token-1");
    assertThat(seen.header("User-agent")).startsWith("Labport");
    assertThat(platform.tokenRequests.get(0).body())
        .contains(
            "scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2Flti-nrps%2Fscope%2Fcontextmembership.readonly");
  }

  @Test
  void pagesAreFollowedToTheLastOneExactlyAsLinked() throws Exception {
    host.answer(
        seen ->
            switch (seen.address().toString()) {
              case "/members" ->
                  Answer.of(
                      page(member("u-1")),
                      "<" + host.at("/d?since=1") + ">; rel=\"differences\"",
                      "<" + host.at("/p?Page=2&c=A%2fB") + ">; rel=\"next\"");
              case "/p?Page=2&c=A%2fB" ->
                  Answer.of(
                      page(member("u-2")),
                      "<"
                          + host.at("/a,b")
                          + ">; rel=\"prev\", <?Page=3>; title=\"x, y\"; rel=next");
              case "/p?Page=3" -> Answer.of(page(member("u-3")), "</p4>; rel=next");
              case "/p4" -> Answer.of(page(member("u-4")));
              default -> Answer.of(Reply.of(404));
            });
    launched(host.at("/members"));

    Roster.Read roster = read(rosters.members(COURSE, MemberQuery.ALL));

    assertThat(users(roster)).containsExactly("u-1", "u-2", "u-3", "u-4");
    assertThat(roster.partial()).isFalse();
    assertThat(roster.differences()).contains(host.address("/d?since=1"));
    assertThat(platform.tokenRequests).hasSize(1);
  }

  @Test
  void aNextPageOnAnotherHostIsNotReadAndTheListIsPartial() throws Exception {
    try (ServiceHost evil = new ServiceHost()) {
      host.answer(seen -> Answer.of(page(member("u-1")), "<" + evil.at("/x") + ">; rel=next"));
      launched(host.at("/members"));

      Roster.Read roster = read(rosters.members(COURSE, MemberQuery.ALL));

      assertThat(users(roster)).containsExactly("u-1");
      assertThat(roster.shortened()).contains("lti.members-next-page-foreign");
      assertThat(evil.requests).isEmpty();
    }
  }

  @Test
  void aLoopOfPagesEnds() throws Exception {
    host.answer(
        seen ->
            seen.address().toString().equals("/members")
                ? Answer.of(page(member("u-1")), "</p2>; rel=next")
                : Answer.of(page(member("u-2")), "</members>; rel=next"));
    launched(host.at("/members"));

    Roster.Read roster = read(rosters.members(COURSE, MemberQuery.ALL));

    assertThat(users(roster)).containsExactly("u-1", "u-2");
    assertThat(roster.shortened()).contains("lti.members-loop");
    assertThat(host.requests).hasSize(2);
  }

  @Test
  void pagesAndMembersHaveTheirLimits() throws Exception {
    host.answer(
        seen -> {
          int n = number(seen);
          return Answer.of(
              page(member("u-" + n), member("v-" + n)), "<?n=" + (n + 1) + ">; rel=next");
        });
    launched(host.at("/members?n=0"));

    assertThat(read(limited(3, 100)).shortened()).contains("lti.members-too-many-pages");
    assertThat(host.requests).hasSize(3);
    Roster.Read five = read(limited(100, 5));
    assertThat(users(five)).containsExactly("u-0", "v-0", "u-1", "v-1", "u-2");
    assertThat(five.shortened()).contains("lti.members-limit");
    assertThat(users(rosters.members(COURSE, MemberQuery.ALL.atMost(1)))).containsExactly("u-0");
    assertThat(host.requests).hasSize(3 + 3 + 1);
  }

  @Test
  void pagesAreReadOnlyWhenTheyAreNeeded() throws Exception {
    List<Integer> requestsAtMember = new ArrayList<>();
    host.answer(
        seen ->
            number(seen) < 3
                ? Answer.of(
                    page(member("u-" + number(seen))), "<?n=" + (number(seen) + 1) + ">; rel=next")
                : Answer.of(page(member("u-3"))));
    launched(host.at("/members?n=0"));

    Roster.Read end =
        read(
            rosters.each(
                COURSE, MemberQuery.ALL, member -> requestsAtMember.add(host.requests.size())));

    assertThat(requestsAtMember).containsExactly(1, 2, 3, 4);
    assertThat(end.members()).isEmpty();
    assertThat(end.partial()).isFalse();
  }

  @Test
  void whoeverComesTwiceWhilePagesShiftIsOneMember() throws Exception {
    host.answer(
        seen ->
            seen.address().toString().equals("/members")
                ? Answer.of(page(member("u-1"), member("u-2")), "</p2>; rel=next")
                : Answer.of(page(member("u-2"), member("u-3"))));
    launched(host.at("/members"));

    assertThat(users(rosters.members(COURSE, MemberQuery.ALL)))
        .containsExactly("u-1", "u-2", "u-3");
  }

  @Test
  void changesAreReadFromTheirOpaqueAddress() throws Exception {
    host.answer(
        seen ->
            Answer.of(
                page("{\"user_id\":\"u-9\",\"status\":\"Deleted\",\"roles\":[]}"),
                "<" + host.at("/d?since=2") + ">; rel=differences"));
    launched(host.at("/members"));

    Roster.Read changes = read(rosters.changesSince(COURSE, host.address("/d?since=1")));

    assertThat(host.requests.get(0).address()).hasToString("/d?since=1");
    assertThat(changes.members().get(0).status()).isEqualTo(MemberStatus.DELETED);
    assertThat(changes.differences()).contains(host.address("/d?since=2"));
    assertThat(code(rosters.changesSince(COURSE, URI.create("https://evil.example/d"))))
        .isEqualTo("lti.members-differences-foreign");
  }

  private Roster limited(int pages, int members) {
    return new PlatformRosters(
            tool.get(Courses.class),
            new CourseAccess(tool.get(Registrations.class)),
            tool.get(PagedReads.class),
            new RosterLimits(pages, members))
        .members(COURSE, MemberQuery.ALL);
  }

  private static int number(Seen seen) {
    Map<String, String> query = io.labport.adapter.lti.fake.Tool.query(seen.address());
    return Integer.parseInt(query.get("n"));
  }
}
