package io.labport.examples.certification;

import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.LoggedCall;
import io.labport.examples.lms.Scopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reading the roster: Names and Role Provisioning Services 2.0. */
final class MembershipCases {
  private static final String CLAIM =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String MEDIA_TYPE =
      "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Longer than any access token of this platform lives. */
  private static final Duration TOKENS_OVER = Duration.ofHours(3);

  private static final int AT_ONCE = 100;

  static final Seen SKIPPED = new Seen.Skipped("nobody makes the tool read a roster");

  private MembershipCases() {}

  /** What is wrong with a request for the roster. */
  @FunctionalInterface
  private interface Look {
    List<String> complaints(Stage stage, LoggedCall request);
  }

  static List<Case> all() {
    CaseList cases = new CaseList(Group.MEMBERSHIP);
    certified(cases);
    RosterCases.add(cases);
    cases.behaved(
        "token-concurrent",
        AT_ONCE + " calls at once that need a token",
        "one token is asked for",
        MembershipCases::together);
    return cases.all();
  }

  private static void certified(CaseList cases) {
    cases
        .openedForTeacher(
            "N1", "an instructor's launch with the service's claim", MembershipCases::withClaim)
        .behaved(
            "N2",
            "a roster to read: the request",
            "the tool asks for it",
            stage -> read(stage, (s, request) -> List.of()))
        .behaved(
            "N3",
            "a roster to read: its headers",
            "Accept and a bearer token",
            stage -> read(stage, (s, request) -> headers(request)))
        .behaved(
            "N4",
            "a roster to read: its token",
            "the platform accepts it",
            stage ->
                read(
                    stage,
                    (s, request) ->
                        request.status() == 200
                            ? List.of()
                            : List.of("the roster was refused: " + request.status())))
        .behaved(
            "N5",
            "a roster to read: the token's scope",
            "the scope of the service was asked for",
            stage -> read(stage, (s, request) -> scope(s)));
  }

  /** A teacher's launch with the claim. */
  static String token(Login login) {
    return withClaim(login.draft(KitPlatform.LINK, KitPlatform.TEACHER));
  }

  private static Seen together(Stage stage) throws Exception {
    if (stage.drivers().roster().isEmpty()) {
      return SKIPPED;
    }
    if (!stage.patience().willing(TOKENS_OVER)) {
      return new Seen.Skipped("takes " + TOKENS_OVER + " to wait, until tokens are over");
    }
    RosterDriver driver = stage.drivers().roster().get();
    Login login = stage.login();
    Answer answer = login.post(token(login));
    stage.patience().pass(TOKENS_OVER);
    stage.platform().control().forgetRequests();
    List<Callable<RosterDriver.Roster>> calls =
        Collections.nCopies(AT_ONCE, () -> driver.readRoster(login.browser(), answer));
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<String> wrong = new ArrayList<>();
    try {
      for (Future<RosterDriver.Roster> one : threads.invokeAll(calls)) {
        if (!one.get().whole()) {
          wrong.add("a roster was not read");
        }
      }
    } finally {
      threads.shutdownNow();
    }
    long asked =
        stage.platform().control().requests(Endpoint.TOKEN).stream()
            .filter(request -> Scoring.scopesOf(request).contains(Scopes.MEMBERS))
            .count();
    if (asked != 1) {
      wrong.add(asked + " tokens were asked for");
    }
    return Seen.unless(wrong, "one token for " + AT_ONCE + " rosters");
  }

  private static String withClaim(Draft draft) {
    Object given = draft.claims().get(CLAIM);
    if (given == null) {
      String url = draft.claims().get("iss") + "/services/kit-course/memberships";
      draft.claim(
          CLAIM, Map.of("context_memberships_url", url, "service_versions", List.of("2.0")));
    }
    return draft.sign();
  }

  private static Seen read(Stage stage, Look look) throws Exception {
    if (stage.drivers().roster().isEmpty()) {
      return SKIPPED;
    }
    stage.platform().control().revokeTokens();
    stage.platform().control().forgetRequests();
    Login login = stage.login();
    Answer answer = login.post(token(login));
    stage.drivers().roster().get().readRoster(login.browser(), answer);
    if (!Stage.await(LIMIT, () -> last(stage).isPresent())) {
      return new Seen.Wrong("the tool did not ask for the roster");
    }
    return Seen.unless(look.complaints(stage, last(stage).orElseThrow()), "as expected");
  }

  private static java.util.Optional<LoggedCall> last(Stage stage) {
    List<LoggedCall> all = stage.platform().control().requests(Endpoint.MEMBERS);
    // A token from before the case is refused once; what counts is the request after that.
    return all.stream().filter(call -> call.status() != 401).findFirst();
  }

  private static List<String> headers(LoggedCall request) {
    List<String> wrong = new ArrayList<>();
    if (!request.headers().getOrDefault("accept", "").contains(MEDIA_TYPE)) {
      wrong.add("Accept does not name " + MEDIA_TYPE);
    }
    if (!request.headers().getOrDefault("authorization", "").startsWith("Bearer ")) {
      wrong.add("there is no bearer token");
    }
    return wrong;
  }

  private static List<String> scope(Stage stage) {
    return stage.platform().control().requests(Endpoint.TOKEN).stream()
            .anyMatch(request -> Scoring.scopesOf(request).contains(Scopes.MEMBERS))
        ? List.of()
        : List.of("no token was asked for with the scope " + Scopes.MEMBERS);
  }
}
