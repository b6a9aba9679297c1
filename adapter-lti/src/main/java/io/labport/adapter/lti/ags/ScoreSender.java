package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.profile.GradeQuirks;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.profile.ScoreMeaning;
import io.labport.adapter.lti.profile.ScoreReply;
import io.labport.adapter.lti.profile.ScoreSituation;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends one score: column, timestamp, token, post, and what the answer means. */
public final class ScoreSender {
  /** Begins the codes of what a platform answered to a score. */
  static final String ANSWERED = "lti.score-http-";

  private static final Duration COLUMN_WAIT = Duration.ofSeconds(5);

  private final GradeDocuments documents;
  private final Columns columns;
  private final HeldResults results;
  private final StaleScores stale;
  private final AuthorisedCalls calls;
  private final GradeServices services;
  private final Profiles profiles;
  private final Pauses pauses;
  private final Clock clock;

  @Inject
  public ScoreSender(
      GradeDocuments documents,
      Columns columns,
      HeldResults results,
      StaleScores stale,
      AuthorisedCalls calls,
      GradeServices services,
      Profiles profiles,
      Pauses pauses,
      Clock clock) {
    this.documents = documents;
    this.columns = columns;
    this.results = results;
    this.stale = stale;
    this.calls = calls;
    this.services = services;
    this.profiles = profiles;
    this.pauses = pauses;
    this.clock = clock;
  }

  /**
   * @param correction whether the platform has, or may have, a score of this run
   * @param log receives every try
   */
  record Post(
      GradePush.Job job,
      Registration registration,
      GradeBinding binding,
      LabRun run,
      ScoreContent content,
      WantedColumn column,
      Optional<String> comment,
      boolean correction,
      AttemptLog log) {}

  /** How a sending ends. */
  sealed interface Outcome {}

  record Settled(GradeState.Status how, ScoreMeaning meaning) implements Outcome {}

  record Later(Optional<Instant> notBefore, String code) implements Outcome {}

  record Refused(String code, ScoreMeaning meaning) implements Outcome {}

  private record Answered(ScoreMeaning meaning, int status, Optional<Instant> notBefore) {}

  Outcome send(Post post) {
    Outcome outcome;
    try {
      outcome = sendOrThrow(post);
    } catch (TokenException e) {
      outcome =
          e.mayPass()
              ? new Later(e.notBefore(), e.code())
              : new Refused(e.code(), ScoreMeaning.NO_TOKEN);
      post.log().add(clock.millis(), 0, e.code());
    } catch (Columns.BusyException e) {
      outcome =
          new Later(Optional.of(clock.instant().plus(COLUMN_WAIT)), "lti.line-item-being-made");
      post.log().add(clock.millis(), 0, "line-item-being-made");
    } catch (LineItems.LookupException e) {
      outcome = lookedUpInVain(e.status());
      post.log().add(clock.millis(), e.status(), "line-items-unreadable");
    } catch (HeldResults.UnreadableException e) {
      outcome = new Later(Optional.empty(), "lti.results-http-" + e.status());
      post.log().add(clock.millis(), e.status(), "results-unreadable");
    } catch (IOException e) {
      // Possibly applied although no answer came; the next try has a later timestamp.
      outcome = new Later(Optional.empty(), "lti.score-no-answer");
      post.log().add(clock.millis(), 0, GradeAttempt.NO_ANSWER);
    }
    return outcome;
  }

  private static Outcome lookedUpInVain(int status) {
    boolean mayPass = status >= 500 || status == 429 || status == 408;
    String code = "lti.line-items-http-" + status;
    return mayPass
        ? new Later(Optional.empty(), code)
        : new Refused(code, ScoreMeaning.NO_PERMISSION);
  }

  private Outcome sendOrThrow(Post post) throws IOException {
    Optional<String> known = columns.known(post.binding(), post.column());
    Optional<String> lineItem = known.isPresent() ? known : resolve(post);
    if (lineItem.isEmpty()) {
      post.log().add(clock.millis(), 0, "no-line-item");
      return new Refused("lti.grade-no-line-item", ScoreMeaning.NO_COLUMN);
    }
    Outcome outcome = sendTo(lineItem.get(), post);
    if (known.isPresent()
        && outcome instanceof Refused refused
        && refused.meaning() == ScoreMeaning.NOT_FOUND) {
      // The column may have been made anew: look once, then it is final.
      Optional<String> other = resolve(post).filter(found -> !found.equals(known.get()));
      return other.isPresent() ? sendTo(other.get(), post) : outcome;
    }
    return outcome;
  }

  private Optional<String> resolve(Post post) throws IOException {
    return columns.resolve(
        post.registration(), post.job().binding(), post.binding(), post.column());
  }

  private Outcome sendTo(String lineItem, Post post) throws IOException {
    post.log().column(lineItem);
    String lane = Fingerprint.ofParts(post.registration().key(), lineItem, post.binding().user());
    GradeLane before = documents.lane(lane).orElse(GradeLane.NEW);
    long created = post.run().createdAt().toEpochMilli();
    boolean wouldClear = post.content().given().isEmpty() && before.graded();
    if (wouldClear || before.gradedRun() > created) {
      documents.lane(lane, l -> l); // what it protects must not expire while people still work
      post.log().add(clock.millis(), 0, "newer-score-sent-before");
      return new Settled(GradeState.Status.SUPERSEDED, ScoreMeaning.STALE);
    }
    Optional<Instant> pause = pauses.until(post.registration(), lineItem);
    if (pause.isPresent()) {
      // A newer event makes an item due at once, though the platform asked for time.
      return new Later(pause, "lti.platform-asked-to-wait");
    }
    GradeQuirks quirks = profiles.of(post.registration()).grades();
    Optional<String> comment = comment(post, quirks, lineItem);
    Answered answer = post(lineItem, lane, post, comment, quirks, quirks.timestampStep());
    if (answer.meaning() == ScoreMeaning.STALE) {
      StaleScores.Verdict verdict = stale.judge(post, lineItem, before);
      post.log()
          .add(
              clock.millis(),
              0,
              "stale-" + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (verdict == StaleScores.Verdict.AGAIN) {
        answer = post(lineItem, lane, post, comment, quirks, Duration.ofSeconds(1));
      } else if (verdict == StaleScores.Verdict.HELD) {
        answer = new Answered(ScoreMeaning.TAKEN, answer.status(), Optional.empty());
      }
    }
    if (answer.meaning() == ScoreMeaning.TAKEN) {
      post.content()
          .share()
          .ifPresent(share -> documents.lane(lane, l -> l.graded(created, share)));
    }
    return outcome(answer);
  }

  /** Ours, or where leaving it out would clear a teacher's, the one that is there. */
  private Optional<String> comment(Post post, GradeQuirks quirks, String lineItem)
      throws IOException {
    if (post.comment().isPresent() || !quirks.clearsComments() || !results.readable(post)) {
      return post.comment();
    }
    try {
      return results.comment(post, lineItem);
    } catch (TokenException e) {
      post.log().add(clock.millis(), 0, e.code());
      return Optional.empty();
    } catch (HeldResults.UnreadableException e) {
      if (e.mayPass()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Outcome outcome(Answered answer) {
    String code = ANSWERED + answer.status();
    return switch (answer.meaning()) {
      case TAKEN -> new Settled(GradeState.Status.SENT, ScoreMeaning.TAKEN);
      case STALE -> new Settled(GradeState.Status.SUPERSEDED, ScoreMeaning.STALE);
      case LATER -> new Later(answer.notBefore(), code);
      default -> new Refused(code, answer.meaning());
    };
  }

  private Answered post(
      String lineItem,
      String lane,
      Post post,
      Optional<String> comment,
      GradeQuirks quirks,
      Duration step)
      throws IOException {
    ServiceAnswer answer =
        calls.send(
            post.registration(),
            post.binding().deployment(),
            Scopes.SCORE,
            token -> postOnce(lineItem, lane, post, comment, quirks, step, token));
    ScoreMeaning meaning = meaning(quirks, answer);
    Optional<Instant> notBefore = answer.retryAfter(clock.instant());
    if (meaning == ScoreMeaning.LATER) {
      notBefore.ifPresent(end -> pauses.keep(post.registration(), lineItem, end));
    }
    return new Answered(meaning, answer.status(), notBefore);
  }

  private static ScoreMeaning meaning(GradeQuirks quirks, ServiceAnswer answer) {
    return quirks.meaning(new ScoreReply(answer.status(), answer.headers(), answer.text()));
  }

  /** The timestamp is stored before the score goes out: no later one can be the same. */
  private ServiceAnswer postOnce(
      String lineItem,
      String lane,
      Post post,
      Optional<String> comment,
      GradeQuirks quirks,
      Duration step,
      String token)
      throws IOException {
    ScoreContent content = post.content();
    long at =
        documents
            .lane(
                lane,
                l -> l.next(clock.millis(), step.toMillis()).trying(content.share().orElse(null)))
            .lastTimestamp();
    documents.state(post.job(), s -> s.sending(at));
    Map<String, Object> extensions =
        quirks.extensions(
            new ScoreSituation(
                content.given().isPresent(),
                post.correction(),
                Optional.ofNullable(post.binding().launchUrl()),
                content.submittedAt()));
    Score score =
        Score.of(
            post.binding().user(),
            Instant.ofEpochMilli(at),
            content,
            comment,
            quirks.decimals(),
            extensions);
    ServiceAnswer answer = services.score(ScoresAddress.of(lineItem), token, score);
    post.log()
        .add(
            clock.millis(),
            answer.status(),
            meaning(quirks, answer).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return answer;
  }
}
