package io.labport.adapter.scorm.fake;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestRuns;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Labs that start at once when somebody enters, and end as the test says. */
public final class Labs implements LabEntrance, ResultTracker {
  /** Every entrance, in order. */
  public final List<EntranceRequest> entered = new ArrayList<>();

  /** What the activities of every lab brought. */
  public final List<ActivityResult> activities = new ArrayList<>();

  private final List<LabRun> runs = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final Clock clock;
  private Start next = Start.LAB;

  /** What an entrance leads to where no lab is open. */
  private enum Start {
    LAB,
    /** The run comes to nothing, and a page says so. */
    REFUSED,
    /** A page waits, and nothing is started yet. */
    NOTHING_YET
  }

  private record Origin(LabRunId run, String adapter, String value) {}

  Labs(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized WebResponse enter(EntranceRequest request) {
    entered.add(request);
    Start wanted = next;
    next = Start.LAB;
    if (wanted == Start.NOTHING_YET) {
      return WebResponse.html(200, "still closing");
    }
    LaunchRequest launch = request.launch();
    LabRun run =
        runsOf(launch.learner().id()).stream()
            .filter(each -> each.state().holdsPlace())
            .findFirst()
            .orElseGet(() -> start(launch));
    launch
        .origin()
        .ifPresent(origin -> origins.add(new Origin(run.id(), origin.adapter(), origin.value())));
    if (wanted == Start.REFUSED) {
      state(RunState.LAUNCH_FAILED);
      return WebResponse.html(503, "no lab");
    }
    return WebResponse.seeOther(URI.create("https://labs.skillable.example/once/" + run.id()));
  }

  /** The next launch comes to nothing. */
  public synchronized void refuseNext() {
    next = Start.REFUSED;
  }

  /** The next entrance answers with a page that waits. */
  public synchronized void waitNext() {
    next = Start.NOTHING_YET;
  }

  private LabRun start(LaunchRequest launch) {
    LabRun candidate =
        TestRuns.candidate(
            "run_" + (runs.size() + 1),
            launch.learner().id(),
            new SkillableUserId("u-" + launch.learner().id().lmsUserId()));
    LabRun run =
        candidate
            .withInstance(new LabInstanceId(1000 + runs.size()), Optional.empty())
            .withState(RunState.RUNNING);
    runs.add(0, run);
    return run;
  }

  /** The newest lab of all. */
  public synchronized LabRun newest() {
    return runs.get(0);
  }

  public synchronized int started() {
    return runs.size();
  }

  public void submitted() {
    change(RunState.PENDING_GRADING, CompletionStatus.SUBMITTED_FOR_GRADING, Optional.empty());
  }

  /** The newest lab is complete, with so many points of a hundred, seventy of which pass. */
  public void completed(int points) {
    change(
        RunState.COMPLETED,
        CompletionStatus.COMPLETE,
        Optional.of(
            new Score(
                BigDecimal.valueOf(points),
                OptionalInt.of(100),
                OptionalInt.of(70),
                Optional.of(points >= 70))));
  }

  public void cancelled() {
    change(RunState.CANCELLED, CompletionStatus.CANCELLED, Optional.empty());
  }

  public synchronized void state(RunState state) {
    runs.set(0, runs.get(0).withState(state));
  }

  /** The newest lab has ended so. */
  public void ended(RunState state, CompletionStatus completion) {
    change(state, completion, Optional.empty());
  }

  private synchronized void change(
      RunState state, CompletionStatus completion, Optional<Score> score) {
    LabRun run = runs.get(0);
    Instant now = clock.instant();
    runs.set(
        0,
        run.withState(state)
            .withResult(
                new LabResult(
                    run.result().map(LabResult::revision).orElse(0) + 1,
                    completion,
                    now.minusSeconds(600),
                    Optional.of(now),
                    Optional.of(now),
                    Duration.ofMinutes(10),
                    100,
                    score)));
  }

  @Override
  public synchronized Optional<LabRun> run(LabRunId id) {
    return runs.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<LabRun> runOf(LabInstanceId instance) {
    return runs.stream().filter(each -> each.instance().equals(Optional.of(instance))).findFirst();
  }

  @Override
  public Optional<LabResult> latest(LabRunId id) {
    return run(id).flatMap(LabRun::result);
  }

  @Override
  public synchronized List<LabRun> runsOf(LearnerId learner) {
    return runs.stream().filter(each -> each.learner().equals(learner)).toList();
  }

  @Override
  public synchronized List<String> origins(LabRunId id, String adapter) {
    return origins.stream()
        .filter(each -> each.run().equals(id) && each.adapter().equals(adapter))
        .map(Origin::value)
        .distinct()
        .toList();
  }

  @Override
  public List<ActivityResult> activities(LabRunId id) {
    return List.copyOf(activities);
  }

  @Override
  public void hint(LabInstanceId instance) {
    throw new UnsupportedOperationException("nobody gives hints here");
  }
}
