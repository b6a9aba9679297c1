package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.AuthorisedCalls;
import io.labport.adapter.lti.service.Scopes;
import io.labport.adapter.lti.service.ServiceAnswer;
import io.labport.adapter.lti.service.TokenException;
import io.labport.core.domain.LabRun;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends one score: column, timestamp, token, post, and what the answer means. */
public final class ScoreSender {
  private final GradeDocuments documents;
  private final LineItems lineItems;
  private final AuthorisedCalls calls;
  private final GradeServices services;
  private final Profiles profiles;
  private final Clock clock;

  @Inject
  public ScoreSender(
      GradeDocuments documents,
      LineItems lineItems,
      AuthorisedCalls calls,
      GradeServices services,
      Profiles profiles,
      Clock clock) {
    this.documents = documents;
    this.lineItems = lineItems;
    this.calls = calls;
    this.services = services;
    this.profiles = profiles;
    this.clock = clock;
  }

  record Post(
      GradePush.Job job,
      Registration registration,
      GradeBinding binding,
      LabRun run,
      ScoreContent content) {

    /** By which a column that we made, or will make, for this lab is found. */
    String resourceId() {
      return "lab-" + run.lab();
    }
  }

  /** How a sending ends. */
  sealed interface Outcome {}

  record Settled(GradeState.Status how) implements Outcome {}

  record Later(Optional<Instant> notBefore, String code) implements Outcome {}

  record Refused(String code) implements Outcome {}

  Outcome send(Post post) {
    try {
      Optional<String> known = Optional.ofNullable(post.binding().lineItem());
      Optional<String> lineItem = known.isPresent() ? known : resolve(post);
      if (lineItem.isEmpty()) {
        return new Refused("lti.grade-no-line-item");
      }
      Outcome outcome = sendTo(lineItem.get(), post);
      if (known.isPresent() && outcome instanceof Refused r && r.code().equals(NOT_FOUND)) {
        // The column may have been made anew: look once, then it is final.
        Optional<String> other = resolve(post).filter(found -> !found.equals(known.get()));
        return other.isPresent() ? sendTo(other.get(), post) : outcome;
      }
      return outcome;
    } catch (TokenException e) {
      return e.mayPass() ? new Later(e.notBefore(), e.code()) : new Refused(e.code());
    } catch (LineItems.LookupException e) {
      boolean mayPass = e.status() >= 500 || e.status() == 429 || e.status() == 408;
      String code = "lti.line-items-http-" + e.status();
      return mayPass ? new Later(Optional.empty(), code) : new Refused(code);
    } catch (IOException e) {
      // Possibly applied although no answer came; the next try has a later timestamp.
      return new Later(Optional.empty(), "lti.score-no-answer");
    }
  }

  private static final String NOT_FOUND = "lti.score-http-404";

  private Optional<String> resolve(Post post) throws IOException {
    Optional<String> found = lineItems.find(post.registration(), post.binding(), post.resourceId());
    found.ifPresent(
        item ->
            documents.resolved(
                post.job().binding(), Optional.ofNullable(post.binding().lineItem()), item));
    return found;
  }

  private Outcome sendTo(String lineItem, Post post) throws IOException {
    String lane =
        Fingerprint.of(
            GradeBinding.sized(post.registration().key())
                + GradeBinding.sized(lineItem)
                + GradeBinding.sized(post.binding().user()));
    Optional<GradeLane> before = documents.lane(lane);
    long created = post.run().createdAt().toEpochMilli();
    boolean wouldClear =
        post.content().given().isEmpty() && before.map(GradeLane::graded).orElse(false);
    boolean older = before.map(GradeLane::gradedRun).orElse(0L) > created;
    if (wouldClear || older) {
      documents.lane(lane, l -> l); // what it protects must not expire while people still work
      return new Settled(GradeState.Status.SUPERSEDED);
    }
    ScoreAnswer answer =
        post(lineItem, lane, post, profiles.of(post.registration()).grades().timestampStep());
    if (answer instanceof ScoreAnswer.Stale) {
      // Whole seconds are compared somewhere, or the clocks differ a little: once more, later.
      answer = post(lineItem, lane, post, Duration.ofSeconds(1));
    }
    if (answer instanceof ScoreAnswer.Taken && post.content().given().isPresent()) {
      documents.lane(lane, l -> l.graded(created));
    }
    return outcome(answer);
  }

  private static Outcome outcome(ScoreAnswer answer) {
    if (answer instanceof ScoreAnswer.Taken) {
      return new Settled(GradeState.Status.SENT);
    }
    if (answer instanceof ScoreAnswer.Stale) {
      return new Settled(GradeState.Status.SUPERSEDED);
    }
    if (answer instanceof ScoreAnswer.Later later) {
      return new Later(later.notBefore(), later.why());
    }
    if (answer instanceof ScoreAnswer.Unauthorized) {
      return new Refused("lti.score-http-401");
    }
    return answer instanceof ScoreAnswer.NotFound
        ? new Refused(NOT_FOUND)
        : new Refused(((ScoreAnswer.Refused) answer).why());
  }

  private ScoreAnswer post(String lineItem, String lane, Post post, Duration step)
      throws IOException {
    ServiceAnswer answer =
        calls.send(
            post.registration(),
            post.binding().deployment(),
            Scopes.SCORE,
            token -> postOnce(lineItem, lane, post, step, token));
    return ScoreAnswer.of(answer, clock.instant());
  }

  /** The timestamp is stored before the score goes out: no later one can be the same. */
  private ServiceAnswer postOnce(
      String lineItem, String lane, Post post, Duration step, String token) throws IOException {
    long at = documents.lane(lane, l -> l.next(clock.millis(), step.toMillis())).lastTimestamp();
    documents.state(post.job().binding(), post.job().run(), s -> s.sending(at));
    Score score = Score.of(post.binding().user(), Instant.ofEpochMilli(at), post.content());
    return services.score(ScoresAddress.of(lineItem), token, score);
  }
}
