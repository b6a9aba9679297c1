package io.labport.examples.certification;

import io.labport.examples.certification.ScoreDriver.Launched;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.Fault;
import io.labport.examples.lms.LoggedCall;
import io.labport.examples.lms.Scopes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Access tokens, seen from the token endpoint: RFC 6749; 1EdTech Security Framework 1.0, 4.1. */
final class TokenCases {
  private static final String ARRIVES = "the score is in the gradebook";

  /** Two hours of trying again with growing pauses should not take more. */
  private static final int MANY = 40;

  private static final int TRIES = 3;

  private TokenCases() {}

  static List<Case> all() {
    return new CaseList(Group.TOKENS)
        .behaved(
            "token-invalid-client",
            "a token endpoint that once says invalid_client",
            ARRIVES,
            Scoring.withoutTokens(
                s ->
                    afterFault(
                        s,
                        Fault.answer(401, "application/json", "{\"error\":\"invalid_client\"}"))))
        .behaved(
            "token-html",
            "a token endpoint that once answers with a web page",
            ARRIVES,
            Scoring.withoutTokens(s -> afterFault(s, Fault.html(500))))
        .behaved(
            "token-html.200",
            "a token endpoint that once answers with a web page and status 200",
            ARRIVES,
            Scoring.withoutTokens(s -> afterFault(s, Fault.html(200))))
        .behaved(
            "token-no-expiry",
            "tokens without expires_in",
            ARRIVES,
            Scoring.withoutTokens(
                s -> {
                  s.stage()
                      .platform()
                      .door()
                      .tokenAnswer(
                          body -> body.replaceAll("\"expires_in\"\\s*:\\s*\\d+\\s*,?", ""));
                  return plain(s);
                }))
        .behaved(
            "token-zero-expiry",
            "tokens whose expires_in is 0",
            ARRIVES,
            Scoring.withoutTokens(
                s -> {
                  s.stage()
                      .platform()
                      .door()
                      .tokenAnswer(
                          body ->
                              body.replaceAll("\"expires_in\"\\s*:\\s*\\d+", "\"expires_in\":0"));
                  return plain(s);
                }))
        .behaved(
            "token-smaller-scope",
            "a token without the scope that was asked for",
            "no score is posted with it, and the endpoint is not flooded",
            Scoring.withoutTokens(TokenCases::smaller))
        .behaved(
            "token-401",
            "a service that refuses a token once",
            ARRIVES + " with a new token",
            Scoring.withoutTokens(TokenCases::refusedOnce))
        .behaved(
            "token-401-forever",
            "a service that refuses every token",
            "no token is tried again after it was refused twice over",
            Scoring.withoutTokens(TokenCases::refusedForEver))
        .all();
  }

  private static Seen plain(Scoring s) throws Exception {
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 50);
    boolean arrived = s.arrives(launched, 50);
    int asked = s.tokenRequests().size();
    return asked > MANY
        ? new Seen.Wrong("the token endpoint was asked " + asked + " times")
        : Scoring.arrived(arrived);
  }

  private static Seen afterFault(Scoring s, Fault fault) throws Exception {
    s.control().next(Endpoint.TOKEN, fault);
    Seen seen = plain(s);
    return s.tokenRequests().size() < 2 && seen instanceof Seen.Right
        ? new Seen.Skipped("the tool had a token still")
        : seen;
  }

  /** Others' scores may be on their way too and meet the refusal: then there is another try. */
  private static Seen refusedOnce(Scoring s) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      s.control().clearFaults();
      s.control().next(Endpoint.SCORES, Fault.status(401));
      Launched launched = s.launch(KitPlatform.LINK);
      s.work(launched, 50);
      boolean arrived = s.arrives(launched, 50);
      List<LoggedCall> posts = s.scorePosts(launched);
      Optional<LoggedCall> refused =
          posts.stream().filter(post -> post.status() == 401).findFirst();
      if (refused.isEmpty()) {
        continue;
      }
      if (!arrived) {
        return Scoring.arrived(false);
      }
      String old = refused.get().headers().getOrDefault("authorization", "");
      boolean again =
          posts.stream()
              .skip(posts.indexOf(refused.get()) + 1L)
              .anyMatch(post -> old.equals(post.headers().get("authorization")));
      return again
          ? new Seen.Wrong("the refused token was used again")
          : new Seen.Right("the score arrived with a new token");
    }
    return new Seen.Wrong("no score of " + TRIES + " learners was ever posted while refused");
  }

  private static Seen smaller(Scoring s) throws Exception {
    // Granted is what is neither asked for nor enough, and the answer says so: RFC 6749, 5.1.
    s.control().grantAtMost(Set.of());
    s.stage()
        .platform()
        .door()
        .tokenAnswer(
            body ->
                body.replaceAll(
                    "\"scope\"\\s*:\\s*\"[^\"]*\"",
                    "\"scope\":\"" + Scopes.RESULT_READ_ONLY + "\""));
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 50);
    s.letTimePass();
    int asked = s.tokenRequests().size();
    int posts = s.scorePosts(launched).size();
    if (asked == 0) {
      return new Seen.Wrong("no token was asked for");
    }
    if (posts > 0) {
      return new Seen.Wrong(
          "scores were posted with a token that lacks the scope, answered "
              + s.scorePosts(launched).stream().map(LoggedCall::status).toList()
              + " after "
              + asked
              + " token requests");
    }
    return asked > MANY
        ? new Seen.Wrong("the token endpoint was asked " + asked + " times")
        : new Seen.Right(asked + " token requests, no score posted");
  }

  private static Seen refusedForEver(Scoring s) throws Exception {
    s.control().always(Endpoint.SCORES, Fault.status(401));
    Launched launched = s.launch(KitPlatform.LINK);
    s.work(launched, 50);
    Stage.await(Duration.ofSeconds(5), () -> s.scorePosts(launched).size() >= 2);
    s.letTimePass();
    Map<String, Integer> uses = new HashMap<>();
    List<LoggedCall> posts = s.scorePosts(launched);
    for (LoggedCall post : posts) {
      uses.merge(post.headers().getOrDefault("authorization", ""), 1, Integer::sum);
    }
    if (posts.size() < 2) {
      return new Seen.Wrong("there was no second try with a new token: " + posts.size());
    }
    boolean repeated = uses.values().stream().anyMatch(times -> times > 2);
    return repeated || s.tokenRequests().size() > MANY
        ? new Seen.Wrong(
            "a refused token was tried again: " + uses.values() + " uses of each token")
        : new Seen.Right(posts.size() + " posts with " + uses.size() + " tokens");
  }
}
