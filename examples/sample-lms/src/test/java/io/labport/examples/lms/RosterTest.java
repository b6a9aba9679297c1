package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RosterTest extends LmsTest {

  private static final String CONTEXT_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  private String url;
  private String token;

  @BeforeEach
  void prepare() throws Exception {
    url =
        object(claims("lab-1", "tess"), ServiceClaims.ROSTER)
            .get("context_memberships_url")
            .toString();
    token = tool.token(lms, Scopes.MEMBERS);
  }

  @Test
  void everybodyIsThereWithWhatTheyShare() throws Exception {
    JsonNode roster = json(get(url));

    assertThat(roster.path("context").path("id").textValue()).isEqualTo("cloud-101");
    assertThat(roster.path("members")).hasSize(5);
    JsonNode ada = roster.path("members").path(0);
    assertThat(ada.path("user_id").textValue()).isEqualTo("ada");
    assertThat(ada.path("status").textValue()).isEqualTo("Active");
    assertThat(ada.path("email").textValue()).isNotBlank();
    assertThat(ada.has("message")).isFalse();
    JsonNode ben = roster.path("members").path(1);
    assertThat(ben.has("name")).isFalse();
    assertThat(ben.has("email")).isFalse();
  }

  @Test
  void rolesAreAskedForByUriOrByContextRole() throws Exception {
    assertThat(ids(url + "&role=Instructor")).containsExactly("tess");
    assertThat(ids(url + "&role=" + Platform.encoded(CONTEXT_ROLE + "Learner")))
        .containsExactly("ada", "ben", "chloe", "preview");
    assertThat(ids(url + "&role=" + Platform.encoded("http://other.example/#Learner"))).isEmpty();
  }

  @Test
  void pagesFollowEachOtherAndTheLastHasNoNext() throws Exception {
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.of(url + "&limit=2");
    int pages = 0;
    while (next.isPresent()) {
      HttpResponse<String> page = get(next.get());
      json(page).path("members").forEach(one -> seen.add(one.path("user_id").textValue()));
      next = link(page, "next");
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactly("ada", "ben", "chloe", "tess", "preview");
  }

  @Test
  void aPageIsNeverLongerThanThePlatformWants() throws Exception {
    control().pageSize(4);

    assertThat(json(get(url + "&limit=100")).path("members")).hasSize(4);
  }

  @Test
  void askedForALinkMembersHaveTheCustomParametersOfTheirLaunches() throws Exception {
    lms.teaching().put("cloud-101", Link.ungraded("who", "Who", Map.of("user", "$User.id")));

    JsonNode member = json(get(url + "&rlid=who")).path("members").path(1);

    JsonNode message = member.path("message").path(0);
    assertThat(message.path(LaunchClaims.LTI + "message_type").textValue())
        .isEqualTo("LtiResourceLinkRequest");
    assertThat(message.path(LaunchClaims.LTI + "custom").path("user").textValue()).isEqualTo("ben");
    assertThat(get(url + "&rlid=none").statusCode()).isEqualTo(404);
  }

  @Test
  void differencesTellWhoCameChangedAndWent() throws Exception {
    String later = link(get(url), "differences").orElseThrow();
    lms.teaching().enrol("cloud-101", Member.student("zoe", "Zoe", "Zen"));
    lms.teaching().enrol("cloud-101", Member.student("ada", "Ada", "Brook").inactive());
    lms.teaching().remove("cloud-101", "chloe");

    HttpResponse<String> answer = get(later);

    JsonNode members = json(answer).path("members");
    assertThat(members).hasSize(3);
    assertThat(members.path(0).path("status").textValue()).isEqualTo("Active");
    assertThat(members.path(1).path("status").textValue()).isEqualTo("Inactive");
    assertThat(members.path(2).path("user_id").textValue()).isEqualTo("chloe");
    assertThat(members.path(2).path("status").textValue()).isEqualTo("Deleted");
    assertThat(json(get(link(answer, "differences").orElseThrow())).path("members")).isEmpty();
    assertThat(ids(url)).contains("zoe").doesNotContain("chloe");
  }

  @Test
  void scopeMediaTypeAndMethodAreChecked() throws Exception {
    String other = tool.token(lms, Scopes.SCORE);

    assertThat(tool.call("GET", url, other, MembersService.MEDIA_TYPE, "").statusCode())
        .isEqualTo(403);
    assertThat(tool.call("GET", url, token, "text/html", "").statusCode()).isEqualTo(406);
    assertThat(tool.call("POST", url, token, MembersService.MEDIA_TYPE, "{}").statusCode())
        .isEqualTo(405);
  }

  @Test
  void groupsAndTheirSetsAreListedAndShownWithMembers() throws Exception {
    lms.teaching()
        .group(
            "cloud-101",
            List.of(new Group.Bundle("s1", "Tables")),
            List.of(
                new Group("g1", "Table 1", Optional.of("t"), Optional.of("s1"), Set.of("ada")),
                new Group("g2", "Table 2", Optional.empty(), Optional.empty(), Set.of("ben"))));
    Map<String, Object> claim = object(claims("lab-1", "tess"), ServiceClaims.GROUPS);
    String groups = claim.get("context_groups_url").toString();
    String groupToken = tool.token(lms, Scopes.GROUPS);

    JsonNode all = json(tool.call("GET", groups, groupToken, GroupsService.GROUPS, ""));
    JsonNode bens =
        json(tool.call("GET", groups + "&user_id=ben", groupToken, GroupsService.GROUPS, ""));
    JsonNode sets =
        json(
            tool.call(
                "GET",
                claim.get("context_group_sets_url").toString(),
                groupToken,
                GroupsService.SETS,
                ""));

    assertThat(all.path("groups")).hasSize(2);
    assertThat(all.path("groups").path(0).path("set_id").textValue()).isEqualTo("s1");
    assertThat(bens.path("groups").path(0).path("id").textValue()).isEqualTo("g2");
    assertThat(sets.path("sets").path(0).path("name").textValue()).isEqualTo("Tables");
    assertThat(
            json(get(url))
                .path("members")
                .path(0)
                .path("group_enrollments")
                .path(0)
                .path("group_id")
                .textValue())
        .isEqualTo("g1");
  }

  @Test
  void openEdxHasNoPagesAtAll() throws Exception {
    try (SampleLms edx = imitating(LmsProfile.OPEN_EDX)) {
      String members = edx.baseUrl() + "/services/cloud-101/memberships?limit=1";
      HttpResponse<String> answer =
          tool.call("GET", members, tool.token(edx, Scopes.MEMBERS), MembersService.MEDIA_TYPE, "");

      assertThat(json(answer).path("members")).hasSize(5);
      assertThat(answer.headers().firstValue("Link")).isEmpty();
    }
  }

  private HttpResponse<String> get(String address) throws Exception {
    return tool.call("GET", address, token, MembersService.MEDIA_TYPE, "");
  }

  private List<String> ids(String address) throws Exception {
    List<String> ids = new ArrayList<>();
    json(get(address)).path("members").forEach(one -> ids.add(one.path("user_id").textValue()));
    return ids;
  }

  private static Optional<String> link(HttpResponse<String> answer, String relation) {
    Matcher link =
        Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
            .matcher(answer.headers().firstValue("Link").orElse(""));
    return link.find() ? Optional.of(link.group(1)) : Optional.empty();
  }
}
