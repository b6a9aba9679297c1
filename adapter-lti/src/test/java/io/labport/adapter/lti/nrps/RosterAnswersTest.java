package io.labport.adapter.lti.nrps;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.ServiceHost.Answer;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.domain.Tenant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What platforms say of members, and what they say instead. */
class RosterAnswersTest extends RosterBench {

  @Test
  void aMemberIsReadWithAllThatIsThere() throws Exception {
    host.answer(
        seen ->
            Answer.of(
                page(
                    """
                    {"user_id":"u-5531","status":"Active",
                     "roles":["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor","Learner"],
                     "name":"Ada Brook","given_name":"Ada","middle_name":"M","family_name":"Brook",
                     "email":"ada@example.edu","picture":"https://x/p.png",
                     "lis_person_sourcedid":"sis-9","lti11_legacy_user_id":"77aa",
                     "group_enrollments":[{"group_id":"g-1"},{"group_id":"g-2"}],
                     "message":[{
                       "https://purl.imsglobal.org/spec/lti/claim/message_type":"LtiResourceLinkRequest",
                       "https://purl.imsglobal.org/spec/lti/claim/custom":{"due":"2026-06-30","n":3,"x":null},
                       "https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome":{
                         "lis_result_sourcedid":"r-1","lis_outcome_service_url":"https://x/o"}}]}
                    """)));
    launched(host.at("/members"));

    Member member = read(rosters.members(COURSE, MemberQuery.ALL)).members().get(0);

    assertThat(member.name()).contains("Ada Brook");
    assertThat(member.givenName()).contains("Ada");
    assertThat(member.middleName()).contains("M");
    assertThat(member.familyName()).contains("Brook");
    assertThat(member.email()).contains("ada@example.edu");
    assertThat(member.picture()).contains("https://x/p.png");
    assertThat(member.sourcedId()).contains("sis-9");
    assertThat(member.legacyUser()).contains("77aa");
    assertThat(member.groups()).containsExactly("g-1", "g-2");
    assertThat(member.standing().isInstructor()).isTrue();
    assertThat(member.standing().isLearner()).isTrue();
    LinkMessage message = member.messages().get(0);
    assertThat(message.type()).isEqualTo("LtiResourceLinkRequest");
    assertThat(message.custom()).isEqualTo(Map.of("due", "2026-06-30", "n", "3"));
    assertThat(message.resultSourcedId()).contains("r-1");
    assertThat(message.outcomeService()).contains("https://x/o");
    assertThat(member + " " + message)
        .doesNotContainPattern("\\bAda\\b")
        .doesNotContain("Brook", "u-5531");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ACTIVE",
    "'\"status\":\"Active\",', ACTIVE",
    "'\"status\":\"Inactive\",', INACTIVE",
    "'\"status\":\"Deleted\",', DELETED",
    "'\"status\":\"http://purl.imsglobal.org/vocab/lis/v2/person#Odd\",', INACTIVE"
  })
  void aMemberWithoutAStatusIsActive(String status, MemberStatus expected) throws Exception {
    host.answer(seen -> Answer.of(page("{" + status + "\"user_id\":7,\"roles\":[]}")));
    launched(host.at("/members"));

    Member member = read(rosters.members(COURSE, MemberQuery.ALL)).members().get(0);
    assertThat(member.user()).isEqualTo("7");
    assertThat(member.status()).isEqualTo(expected);
  }

  @Test
  void aCourseIsFoundByItsTenantToo() throws Exception {
    host.answer(seen -> Answer.of(page(member("u-1"))));
    launched(host.at("/members"));
    Tenant tenant = tool.get(Registrations.class).byKey("reg-1").orElseThrow().tenant("14");

    assertThat(users(rosters.members(tenant, "c-77", MemberQuery.ALL))).containsExactly("u-1");
    assertThat(code(rosters.members(new Tenant("other"), "c-77", MemberQuery.ALL)))
        .isEqualTo("lti.course-unknown");
  }

  @Test
  void whatNobodyLaunchedFromOrNoPlatformOffersHasItsCode() throws Exception {
    tool.begin().launch();

    assertThat(code(rosters.members(COURSE, MemberQuery.ALL))).isEqualTo("lti.members-not-offered");
    assertThat(code(rosters.members(new CourseId("reg-1", "14", "c-78"), MemberQuery.ALL)))
        .isEqualTo("lti.course-unknown");
  }

  @Test
  void oneRefusedTokenIsReplacedAndASecondIsNot() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    host.answer(
        seen ->
            calls.incrementAndGet() == 1
                ? Answer.of(Reply.of(401))
                : Answer.of(page(member("u-1"))));
    launched(host.at("/members"));
    assertThat(users(rosters.members(COURSE, MemberQuery.ALL))).containsExactly("u-1");
    assertThat(host.requests).hasSize(2);
    assertThat(platform.tokenRequests).hasSize(2);

    host.answer(seen -> Answer.of(Reply.of(401)));
    assertThat(code(rosters.members(COURSE, MemberQuery.ALL))).isEqualTo("lti.members-http-401");
    assertThat(host.requests).hasSize(4);
  }

  @Test
  void aScopeThatIsNotGrantedIsSaidWithoutACall() throws Exception {
    platform.tokenReplies.add(
        Reply.of(200, "{\"access_token\":\"t\",\"expires_in\":3600,\"scope\":\"other\"}"));
    launched(host.at("/members"));

    assertThat(code(rosters.members(COURSE, MemberQuery.ALL)))
        .isEqualTo("lti.token-scope-not-granted");
    assertThat(host.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503, 0})
  void whatMayPassIsAskedForAgain(int status) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    host.answer(
        seen ->
            calls.incrementAndGet() == 1
                ? Answer.of(new Reply(status, Map.of("Retry-After", "0"), ""))
                : Answer.of(page(member("u-1"))));
    launched(host.at("/members"));

    assertThat(users(rosters.members(COURSE, MemberQuery.ALL))).containsExactly("u-1");
  }

  @Test
  void aLongWaitIsLeftToTheCaller() throws Exception {
    host.answer(seen -> Answer.of(new Reply(429, Map.of("Retry-After", "3600"), "")));
    launched(host.at("/members"));

    assertThat(rosters.members(COURSE, MemberQuery.ALL))
        .isEqualTo(
            new Roster.Unavailable(
                "lti.members-http-429",
                java.util.Optional.of(tool.clock.instant().plusSeconds(3600))));
    assertThat(host.requests).hasSize(1);
  }

  @Test
  void aLaterPageThatFailsLeavesThePagesBefore() throws Exception {
    host.answer(
        seen ->
            seen.address().toString().equals("/members")
                ? Answer.of(page(member("u-1")), "</p2>; rel=next")
                : Answer.of(Reply.of(403)));
    launched(host.at("/members"));

    Roster.Read roster = read(rosters.members(COURSE, MemberQuery.ALL));
    assertThat(users(roster)).containsExactly("u-1");
    assertThat(roster.shortened()).contains("lti.members-http-403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>", "[]", "{}", "{\"members\":{}}", "{\"members\":[{\"user_id\":\"u", ""})
  void whatIsNoMembershipContainerIsUnreadable(String body) throws Exception {
    host.answer(seen -> Answer.of(body));
    launched(host.at("/members"));

    assertThat(code(rosters.members(COURSE, MemberQuery.ALL))).isEqualTo("lti.members-unreadable");
  }

  @Test
  void anEntryWithoutAnIdIsLeftOut() throws Exception {
    host.answer(seen -> Answer.of(page("{\"roles\":[]}", "7", "null", member("u-1"))));
    launched(host.at("/members"));

    assertThat(users(rosters.members(COURSE, MemberQuery.ALL))).containsExactly("u-1");
  }
}
