package io.labport.adapter.lti.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8288 as platforms write it. */
class LinkHeaderTest {
  private static final URI HERE = URI.create("https://lms.example/api/members?page=1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://lms.example/p2>; rel=\"next\"",
        "<https://lms.example/p2>;rel=next",
        "<https://lms.example/p2> ; REL = \"NEXT\"",
        "<https://lms.example/p2>; title=\"a, b; rel=\\\"prev\\\"\"; rel=\"next\"",
        "<https://lms.example/p2>; rel=\"last next\"",
        "<https://lms.example/a?x=1,2>; rel=\"prev\", <https://lms.example/p2>; rel=\"next\"",
        "<https://lms.example/p2>; rel=next; rel=prev",
        "<https://lms.example/p1>; title=\"rel=next\"; rel=first,<https://lms.example/p2>;rel=next",
      })
  void theNextPageIsFoundHoweverItIsWritten(String header) {
    assertThat(next(header)).isEqualTo(new LinkHeader.To(URI.create("https://lms.example/p2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://lms.example/p2>; rel=\"prev\"",
        "<https://lms.example/p2>; title=\"rel=next\"",
        "<https://lms.example/p2>; rel=prev; rel=next",
        "<https://lms.example/p2>; rel=nextpage",
        "<https://lms.example/p2",
        "",
        ";;;,,,"
      })
  void whatIsNoNextPageIsNone(String header) {
    assertThat(next(header)).isEqualTo(new LinkHeader.None());
  }

  @ParameterizedTest
  @CsvSource({
    "?page=2, https://lms.example/api/members?page=2",
    "other?page=2, https://lms.example/api/other?page=2",
    "/Root?Page=Two, https://lms.example/Root?Page=Two",
    "//lms.example/x, https://lms.example/x",
    "https://LMS.example:443/X?ctx=AbC%2fd, https://LMS.example:443/X?ctx=AbC%2fd",
    "https://eu.lms.example/x, https://eu.lms.example/x",
    "/x?a={b}|c, /x?a=%7Bb%7D%7Cc"
  })
  void targetsAreResolvedAndOtherwiseLeftAsTheyAre(String target, String expected) {
    assertThat(next("<" + target + ">; rel=\"next\""))
        .isEqualTo(new LinkHeader.To(HERE.resolve(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/p2",
        "https://lms.example.evil.example/p2",
        "https://evillms.example/p2",
        "http://lms.example/p2",
        "https://lms.example:8443/p2",
        "https://user@lms.example/p2",
        "https://example/p2",
        "javascript:alert(1)",
        "https://lms.example/%zz"
      })
  void aTokenGoesToNoOtherHostSchemeOrPort(String target) {
    assertThat(next("<" + target + ">; rel=\"next\"")).isEqualTo(new LinkHeader.Unusable());
  }

  @Test
  void severalHeadersAreOneList() {
    ServiceAnswer answer =
        new ServiceAnswer(
            200,
            Map.of(
                "link",
                List.of(
                    "<https://lms.example/d?t=1>; rel=\"differences\"",
                    "<https://lms.example/p2>; rel=\"next\"")),
            new byte[0]);

    assertThat(LinkHeader.relation(answer, "differences", HERE))
        .isEqualTo(new LinkHeader.To(URI.create("https://lms.example/d?t=1")));
    assertThat(LinkHeader.next(answer, HERE)).contains(URI.create("https://lms.example/p2"));
  }

  @Test
  void thePageItselfIsNoNextPage() {
    assertThat(LinkHeader.next(answer("<" + HERE + ">; rel=next"), HERE)).isEmpty();
  }

  @Test
  void parametersJoinTheQueryThatIsThere() {
    Map<String, String> role = Map.of("role", "http://x/membership#Learner & co+");

    assertThat(QueryText.with("https://lms.example/m?type_id=14&role=a%2Fb", role))
        .isEqualTo(
            URI.create(
                "https://lms.example/m?type_id=14&role=http%3A%2F%2Fx%2Fmembership%23Learner%20%26%20co%2B"));
    assertThat(QueryText.with("https://lms.example/m?", Map.of()))
        .isEqualTo(URI.create("https://lms.example/m"));
    assertThat(QueryText.with("https://lms.example/m#top", Map.of("limit", "5")))
        .isEqualTo(URI.create("https://lms.example/m?limit=5"));
  }

  private static LinkHeader.Relation next(String header) {
    return LinkHeader.relation(answer(header), "next", HERE);
  }

  private static ServiceAnswer answer(String header) {
    return new ServiceAnswer(200, Map.of("link", List.of(header)), new byte[0]);
  }
}
