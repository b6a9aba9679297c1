package io.labport.examples.certification;

import io.labport.examples.certification.ScoreDriver.Launched;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.Fault;
import io.labport.examples.lms.LoggedCall;
import io.labport.examples.lms.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores on their way into the gradebook: Assignment and Grade Services 2.0. */
final class GradeCases {
  private static final String ARRIVES = "the score is in the gradebook";
  private static final String SCORE_TYPE = "application/vnd.ims.lis.v1.score+json";
  private static final Duration RETRY_AFTER = Duration.ofMinutes(3);

  private GradeCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.GRADES);
    certified(cases);
    addresses(cases);
    refusals(cases);
    return cases.all();
  }

  private static void certified(CaseList cases) {
    cases
        .opened(
            "A1",
            "a launch with line items and three scopes",
            d -> {
              Object endpoint = d.claims().get(Scoring.AGS);
              Object items = endpoint instanceof Map<?, ?> map ? map.get("lineitems") : null;
              return d.claim(
                      Scoring.AGS,
                      Map.of(
                          "scope",
                          List.of(Scopes.LINE_ITEM, Scopes.SCORE, Scopes.RESULT_READ_ONLY),
                          "lineitems",
                          String.valueOf(items)))
                  .sign();
            })
        .behaved("A1.score", "a learner's work", ARRIVES, Scoring.with(GradeCases::score))
        .behaved(
            "A1.score-scope",
            "a launch that allows nothing but scores",
            ARRIVES,
            Scoring.withoutTokens(
                s -> {
                  Launched launched =
                      s.launch(
                          KitPlatform.LINK,
                          s.stage().learner(),
                          endpoint -> {
                            endpoint.put("scope", List.of(Scopes.SCORE));
                            endpoint.remove("lineitems");
                          });
                  s.work(launched, 40);
                  if (!s.arrives(launched, 40)) {
                    return Scoring.arrived(false);
                  }
                  List<String> more =
                      s.tokenRequests().stream()
                          .flatMap(call -> Scoring.scopesOf(call).stream())
                          .filter(scope -> !scope.equals(Scopes.SCORE))
                          .toList();
                  return more.isEmpty()
                      ? Scoring.arrived(true)
                      : new Seen.Wrong(
                          "the tool asked for what the launch does not allow: " + more);
                }))
        .behaved(
            "A1.late",
            "two courses, and a late change of the score in the first",
            "each score is in its own course's column",
            Scoring.with(GradeCases::late));
  }

  private static Seen score(Scoring s) throws Exception {
    s.control().forgetRequests();
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 55);
    if (!s.arrives(launched, 55)) {
      return Scoring.arrived(false);
    }
    List<String> wrong = new ArrayList<>();
    for (LoggedCall post : s.scorePosts(launched)) {
      String type = post.headers().getOrDefault("content-type", "");
      if (!type.startsWith(SCORE_TYPE)) {
        wrong.add("a score was posted as \"" + type + "\"");
      }
      if (!post.headers().getOrDefault("authorization", "").startsWith("Bearer ")) {
        wrong.add("a score was posted without a bearer token");
      }
    }
    return Seen.unless(wrong, "the score arrived");
  }

  private static Seen late(Scoring s) throws Exception {
    String user = s.stage().learner();
    Launched first = s.launch(KitPlatform.LINK, user, endpoint -> {});
    s.work(first, 30);
    if (!s.arrives(first, 30)) {
      return Scoring.arrived(false);
    }
    Launched second = s.launch(KitPlatform.OTHER_LINK, user, endpoint -> {});
    s.work(second, 60);
    if (!s.arrives(second, 60)) {
      return Scoring.arrived(false);
    }
    s.workAgain(first, 80);
    if (!s.arrives(first, 80)) {
      return new Seen.Wrong("the late score did not arrive");
    }
    return s.shows(second, 60)
        ? new Seen.Right("all scores arrived")
        : new Seen.Wrong("the late score changed the other course's");
  }

  private static void addresses(CaseList cases) {
    cases
        .behaved(
            "ags-address",
            "a line item whose address has a query",
            ARRIVES + ", the query kept",
            Scoring.with(s -> posted(s, item -> item, "type_id=")))
        .behaved(
            "ags-address.slash",
            "a line item whose path ends with a slash",
            ARRIVES,
            Scoring.with(s -> posted(s, item -> item.replace("/lineitem?", "/lineitem/?"), "")))
        .behaved(
            "ags-address.encoded",
            "a line item with encoded characters in its query",
            ARRIVES + ", the query kept",
            Scoring.with(
                s -> posted(s, item -> item + "&kit=a%2Fb%20c%26d", "&kit=a%2Fb%20c%26d")));
  }

  private static Seen posted(
      Scoring s, java.util.function.UnaryOperator<String> change, String query) throws Exception {
    s.control().forgetRequests();
    Launched launched =
        s.launch(
            KitPlatform.LINK,
            s.stage().learner(),
            endpoint ->
                endpoint.computeIfPresent(
                    "lineitem", (name, item) -> change.apply(String.valueOf(item))));
    s.work(launched, 45);
    boolean arrived = s.arrives(launched, 45);
    List<String> wrong = new ArrayList<>();
    if (!arrived) {
      wrong.add("the score did not arrive in the gradebook");
    }
    if (s.scorePosts(launched).stream().noneMatch(post -> post.rawQuery().contains(query))) {
      wrong.add("the query of the line item was not kept");
    }
    return Seen.unless(wrong, "the score arrived");
  }

  private static void refusals(CaseList cases) {
    cases
        .behaved(
            "ags-409",
            "a platform that answers 409",
            "a score is posted once more at most, with a later timestamp",
            Scoring.with(s -> refused(s, 409, 2)))
        .behaved(
            "ags-422",
            "a platform that answers 422",
            "no score is posted again",
            Scoring.with(s -> refused(s, 422, 1)))
        .behaved(
            "ags-429",
            "a platform that answers 429 with Retry-After in seconds",
            ARRIVES + ", not earlier than asked",
            Scoring.with(s -> later(s, Fault.status(429).retryAfter(RETRY_AFTER))))
        .behaved(
            "ags-429.date",
            "a platform that answers 429 with Retry-After as a date",
            ARRIVES + ", not earlier than asked",
            Scoring.with(
                s -> {
                  // The date is fixed before the work, which takes the tool's time as well.
                  Instant until = s.stage().now().plus(Duration.ofHours(1));
                  return later(s, Fault.status(429).retryAt(until));
                }))
        .behaved(
            "ags-timeout",
            "a platform that takes the score and drops the line",
            ARRIVES + ", and no timestamp is used twice",
            Scoring.with(GradeCases::doubt));
  }

  /**
   * A stale score may be sent anew once, when it is known to be the later one; what is refused for
   * good is final. Different scores of the same work each have their try.
   */
  private static Seen refused(Scoring s, int status, int most) throws Exception {
    s.control().forgetRequests();
    s.control().always(Endpoint.SCORES, Fault.status(status));
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 35);
    if (!s.eventually(() -> !s.scorePosts(launched).isEmpty())) {
      return new Seen.Wrong("no score was posted at all");
    }
    s.letTimePass();
    Map<String, List<String>> timestamps = new LinkedHashMap<>();
    for (LoggedCall post : s.scorePosts(launched)) {
      timestamps
          .computeIfAbsent(post.body().replace(timestamp(post), ""), any -> new ArrayList<>())
          .add(timestamp(post));
    }
    List<String> wrong = new ArrayList<>();
    for (List<String> tries : timestamps.values()) {
      if (tries.size() > most) {
        wrong.add("a score that was refused was posted " + tries.size() + " times");
      }
      for (int i = 1; i < tries.size(); i++) {
        if (!Instant.parse(tries.get(i)).isAfter(Instant.parse(tries.get(i - 1)))) {
          wrong.add("a score was posted again without a later timestamp");
        }
      }
    }
    return Seen.unless(
        wrong, timestamps.values().stream().map(List::size).toList() + " posts of each score");
  }

  private static String timestamp(LoggedCall post) {
    return post.body().replaceAll("(?s).*\"timestamp\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }

  private static Seen later(Scoring s, Fault fault) throws Exception {
    s.control().forgetRequests();
    s.control().always(Endpoint.SCORES, fault);
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 65);
    if (!s.eventually(() -> !s.scorePosts(launched).isEmpty())) {
      return new Seen.Wrong("no score was posted at all");
    }
    s.control().clearFaults();
    if (!s.arrives(launched, 65)) {
      return Scoring.arrived(false);
    }
    List<LoggedCall> posts = s.scorePosts(launched);
    Instant earliest =
        fault.retryAfter().filter(v -> v.matches("\\d+")).isPresent()
            ? posts.get(0).at().plus(RETRY_AFTER)
            : java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                fault.retryAfter().orElseThrow(), Instant::from);
    return posts.size() < 2 || posts.get(1).at().isBefore(earliest)
        ? new Seen.Wrong(
            "the score was posted at "
                + posts.stream().map(post -> post.at() + " (" + post.status() + ")").toList()
                + " and should not have been posted again before "
                + earliest)
        : new Seen.Right("the score arrived after " + posts.size() + " posts");
  }

  private static Seen doubt(Scoring s) throws Exception {
    s.control().forgetRequests();
    s.control().always(Endpoint.SCORES, Fault.dropAfterActing());
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 75);
    if (!s.eventually(() -> !s.scorePosts(launched).isEmpty())) {
      return new Seen.Wrong("no score was posted at all");
    }
    s.control().clearFaults();
    if (!s.arrives(launched, 75)) {
      return Scoring.arrived(false);
    }
    s.letTimePass();
    Set<String> timestamps = new HashSet<>();
    for (LoggedCall post : s.scorePosts(launched)) {
      if (!timestamps.add(timestamp(post))) {
        return new Seen.Wrong("a timestamp was used twice after a doubtful post");
      }
    }
    return s.shows(launched, 75)
        ? new Seen.Right(timestamps.size() + " posts")
        : new Seen.Wrong("the score was lost again");
  }
}
