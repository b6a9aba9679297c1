package io.labport.core.application;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens labs. A run is recorded, and takes the learner's place for this lab, before anything is
 * sent; whoever finds the place taken joins that run instead of sending. So two clicks, two tabs or
 * two nodes at once give one lab.
 */
final class LaunchLabs implements LabLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchLabs.class);

  /** How often a launch that meets a run which has just ended may begin anew. */
  private static final int ROUNDS = 3;

  /** A launch call that has not answered for so long is looked after by whoever asks. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration SOON = Duration.ofSeconds(2);

  private final SkillableLabs skillable;
  private final LabRuns runs;
  private final Transactions transactions;
  private final BackgroundWork work;
  private final SkillableUsers users;
  private final AwaitClosing awaitClosing;
  private final CallLaunch callLaunch;
  private final CallResume callResume;
  private final FindLostLab findLostLab;
  private final ReadResult readResult;
  private final CloseLabs closeLabs;
  private final RecordLaunch record;
  private final Ids ids;
  private final Clock clock;

  @Inject
  LaunchLabs(
      SkillableLabs skillable,
      LabRuns runs,
      Transactions transactions,
      BackgroundWork work,
      SkillableUsers users,
      AwaitClosing awaitClosing,
      CallLaunch callLaunch,
      CallResume callResume,
      FindLostLab findLostLab,
      ReadResult readResult,
      CloseLabs closeLabs,
      RecordLaunch record,
      Ids ids,
      Clock clock) {
    this.skillable = skillable;
    this.runs = runs;
    this.transactions = transactions;
    this.work = work;
    this.users = users;
    this.awaitClosing = awaitClosing;
    this.callLaunch = callLaunch;
    this.callResume = callResume;
    this.findLostLab = findLostLab;
    this.readResult = readResult;
    this.closeLabs = closeLabs;
    this.record = record;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public LaunchOutcome launch(LaunchRequest request) {
    SkillableUserId user = users.of(request);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Optional<LaunchOutcome> wait = awaitClosing.before(user, request.lab());
        if (wait.isPresent()) {
          return wait.get();
        }
        LabRun candidate = candidate(request, user, request.lab());
        LabRun run = takePlace(candidate, request);
        if (run.id().equals(candidate.id())) {
          return callLaunch.send(run, request);
        }
        Optional<LaunchOutcome> joined = join(run, request);
        if (joined.isPresent()) {
          return joined.get();
        }
      }
    } catch (SkillableUnavailableException e) {
      LOG.warn("Lab {}: Skillable could not be asked: {}", request.lab(), e.getMessage());
      return unavailable(e);
    }
    return new LaunchOutcome.StillClosing(Duration.ofSeconds(5));
  }

  private LabRun candidate(LaunchRequest request, SkillableUserId user, LabProfileId lab) {
    Instant now = clock.instant();
    return new LabRun(
        ids.run(),
        request.learner().id(),
        user,
        lab,
        request.channel(),
        request.context(),
        request.labClass().map(labClass -> labClass.id()),
        1,
        RunState.LAUNCHING,
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        0,
        0);
  }

  private LabRun takePlace(LabRun candidate, LaunchRequest request) {
    return transactions.call(
        () -> {
          LabRun holder = runs.open(candidate);
          request.origin().ifPresent(origin -> runs.addOrigin(holder.id(), origin));
          if (holder.id().equals(candidate.id())) {
            // Whatever dies before the answer is recorded: this item finds the lab or frees the
            // place.
            work.add(WorkQueues.reconcile(holder, clock.instant().plus(PATIENCE)));
          }
          return holder;
        });
  }

  /**
   * What the run that has the place means for this click; empty when it has just ended and the
   * place is free again.
   */
  private Optional<LaunchOutcome> join(LabRun run, LaunchRequest request) {
    return switch (run.state()) {
      case LAUNCHING ->
          clock.instant().isBefore(run.launchSentAt().plus(PATIENCE))
              ? Optional.of(new LaunchOutcome.Starting(run.id(), SOON))
              : afterLook(run, new LaunchOutcome.Starting(run.id(), SOON));
      case OUTCOME_UNKNOWN -> afterLook(run, new LaunchOutcome.OutcomeUnknown(run.id(), SOON));
      case DEFERRED -> Optional.of(goOnDeferred(run, request));
      case RUNNING, SAVED -> enter(run);
      default -> Optional.empty();
    };
  }

  private Optional<LaunchOutcome> afterLook(LabRun run, LaunchOutcome wait) {
    LabRun seen = findLostLab.look(run);
    return seen.state() == RunState.RUNNING || seen.state() == RunState.SAVED
        ? enter(seen)
        : Optional.of(wait);
  }

  /**
   * Nothing was started yet: if the learner has not finished at Skillable, they need a fresh
   * address.
   */
  private LaunchOutcome goOnDeferred(LabRun run, LaunchRequest request) {
    LabRun seen = findLostLab.look(run);
    if (seen.state() == RunState.RUNNING || seen.state() == RunState.SAVED) {
      return enter(seen).orElseGet(() -> new LaunchOutcome.Starting(run.id(), SOON));
    }
    LabRun again = run.withState(RunState.LAUNCHING).withLaunchSentAt(clock.instant());
    if (!runs.replace(again, List.of())) {
      return new LaunchOutcome.Starting(run.id(), SOON);
    }
    return runs.find(run.id())
        .map(stored -> callLaunch.send(stored, request))
        .orElseGet(() -> new LaunchOutcome.Starting(run.id(), SOON));
  }

  private Optional<LaunchOutcome> enter(LabRun run) {
    LabInstanceId instance = run.instance().orElseThrow();
    if (run.state() == RunState.RUNNING) {
      Optional<URI> url = skillable.accessUrl(instance);
      if (url.isPresent()) {
        return Optional.of(
            new LaunchOutcome.Opened(run.id(), instance, url.get(), LaunchOutcome.How.RETURNED));
      }
    }
    Optional<OpenLab> open =
        skillable.openLabs(run.userId()).stream()
            .filter(lab -> lab.instance().equals(instance))
            .findFirst();
    if (open.isEmpty()) {
      // It is neither running nor saved any more: its result says what became of it.
      Optional<LabRun> read = readResult.read(run);
      if (read.isEmpty()) {
        record.vanished(run);
        return Optional.empty();
      }
      return read.get().state().holdsPlace()
          ? Optional.of(new LaunchOutcome.StillClosing(Duration.ofSeconds(5)))
          : Optional.empty();
    }
    return switch (open.get().condition()) {
      case RUNNING -> opened(run, open.get());
      case SAVED -> Optional.of(callResume.send(run, open.get()));
      case SAVING -> Optional.of(new LaunchOutcome.StillClosing(Duration.ofSeconds(5)));
      case BEING_GRADED -> Optional.of(new LaunchOutcome.BeingGraded(instance));
    };
  }

  /** A saved run turned out to be running, for example because a resume's answer was lost. */
  private Optional<LaunchOutcome> opened(LabRun run, OpenLab lab) {
    Optional<URI> url = skillable.accessUrl(lab.instance());
    if (url.isEmpty()) {
      return Optional.of(new LaunchOutcome.StillClosing(Duration.ofSeconds(5)));
    }
    record.accepted(run, lab.instance(), Optional.of(lab.expires()));
    return Optional.of(
        new LaunchOutcome.Opened(run.id(), lab.instance(), url.get(), LaunchOutcome.How.RETURNED));
  }

  @Override
  public LaunchOutcome startOver(LaunchRequest request) {
    return closeLabs.startOver(request, users.of(request), this::launch);
  }

  @Override
  public LaunchOutcome returnTo(LaunchRequest request, LabInstanceId instance) {
    SkillableUserId user = users.of(request);
    try {
      Optional<OpenLab> open =
          skillable.openLabs(user).stream()
              .filter(lab -> lab.instance().equals(instance))
              .findFirst();
      if (open.isEmpty()) {
        return new LaunchOutcome.Refused(
            RefusalReason.WRONG_STATE, OptionalInt.empty(), instance.toString());
      }
      LabRun run =
          runs.findByInstance(instance)
              .orElseGet(() -> runs.open(candidate(request, user, open.get().lab())));
      return switch (open.get().condition()) {
        case RUNNING ->
            opened(run, open.get()).orElseGet(() -> new LaunchOutcome.Starting(run.id(), SOON));
        case SAVED -> callResume.send(run, open.get());
        case SAVING -> new LaunchOutcome.StillClosing(Duration.ofSeconds(5));
        case BEING_GRADED -> new LaunchOutcome.BeingGraded(instance);
      };
    } catch (SkillableUnavailableException e) {
      return unavailable(e);
    }
  }

  @Override
  public CloseOutcome save(LearnerId learner, LabInstanceId instance) {
    return closeLabs.save(learner, instance);
  }

  @Override
  public CloseOutcome end(LearnerId learner, LabInstanceId instance) {
    return closeLabs.end(learner, instance, "Ended by the learner");
  }

  private static LaunchOutcome unavailable(SkillableUnavailableException e) {
    return new LaunchOutcome.Refused(
        e.transientFault() ? RefusalReason.TEMPORARILY_UNAVAILABLE : RefusalReason.NOT_AUTHORIZED,
        OptionalInt.empty(),
        e.retryAfter(),
        e.code());
  }
}
