package io.labport.core.application;

import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.outbound.ClosingLabs;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.LaunchCommand;
import io.labport.core.port.outbound.SkillableLabs;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place from which Launch goes out, once, for a run that holds its place. */
final class CallLaunch {
  private static final Logger LOG = LoggerFactory.getLogger(CallLaunch.class);
  private static final Duration SOON = Duration.ofSeconds(3);

  private final SkillableLabs skillable;
  private final RecordLaunch record;
  private final CallResume resume;
  private final SkillableUsers users;
  private final ClosingLabs closing;
  private final ClosingTimes closingTimes;

  @Inject
  CallLaunch(
      SkillableLabs skillable,
      RecordLaunch record,
      CallResume resume,
      SkillableUsers users,
      ClosingLabs closing,
      ClosingTimes closingTimes) {
    this.skillable = skillable;
    this.record = record;
    this.resume = resume;
    this.users = users;
    this.closing = closing;
    this.closingTimes = closingTimes;
  }

  LaunchOutcome send(LabRun run, LaunchRequest request) {
    try {
      request.labClass().ifPresent(skillable::ensureClass);
    } catch (SkillableUnavailableException e) {
      LOG.warn("Lab run {}: the class could not be made: {}", run.id(), e.getMessage());
      return refused(
          run,
          e.transientFault()
              ? RefusalReason.TEMPORARILY_UNAVAILABLE
              : RefusalReason.INVALID_REQUEST,
          OptionalInt.empty());
    }
    Optional<LaunchAnswer> answer = launch(run, request, request.settings());
    if (answer.filter(refused -> code(refused, 3)).isPresent()
        && request.settings().regionId().isPresent()) {
      // The wished region is full, and nothing was started: anywhere is better than nowhere.
      answer = launch(run, request, request.settings().withoutRegion());
    }
    if (answer.isEmpty()) {
      return new LaunchOutcome.Starting(run.id(), SOON);
    }
    return code(answer.get(), 6) ? resumeInstead(run, request) : outcome(run, answer.get());
  }

  /** One Launch on the wire; none, and no answer, when the run was given up while we prepared. */
  private Optional<LaunchAnswer> launch(
      LabRun run, LaunchRequest request, LaunchSettings settings) {
    return record.sending(run).map(sent -> skillable.launch(command(sent, request, settings)));
  }

  private LaunchOutcome outcome(LabRun run, LaunchAnswer answer) {
    if (answer instanceof LaunchAnswer.Accepted accepted) {
      var owner = record.accepted(run, accepted.instance(), accepted.expires());
      closing.of(run.userId()).keySet().forEach(closing::remove);
      return new LaunchOutcome.Opened(
          owner, accepted.instance(), accepted.oneTimeUrl(), LaunchOutcome.How.LAUNCHED);
    }
    if (answer instanceof LaunchAnswer.Deferred deferred) {
      record.deferred(run);
      return new LaunchOutcome.LearnerActionRequired(run.id(), deferred.oneTimeUrl());
    }
    if (answer instanceof LaunchAnswer.Unknown unknown) {
      record.unknown(run, unknown.cause());
      return new LaunchOutcome.OutcomeUnknown(run.id(), SOON);
    }
    if (answer instanceof LaunchAnswer.NotSent notSent) {
      LOG.warn("Lab run {}: not sent: {}", run.id(), notSent.cause());
      return turnedAway(run, notSent);
    }
    if (answer instanceof LaunchAnswer.NotAccepted notAccepted) {
      LOG.error("Lab run {}: Skillable does not accept us: {}", run.id(), notAccepted.cause());
      return refused(run, RefusalReason.NOT_AUTHORIZED, OptionalInt.empty());
    }
    return rejected(run, (LaunchAnswer.Rejected) answer);
  }

  private LaunchOutcome rejected(LabRun run, LaunchAnswer.Rejected rejected) {
    rejected
        .error()
        .ifPresent(error -> LOG.warn("Lab run {}: code {}: {}", run.id(), rejected.code(), error));
    if (rejected.code() == 2) {
      return tooMany(run);
    }
    return refused(
        run, RefusalReason.ofLaunchCode(rejected.code()), OptionalInt.of(rejected.code()));
  }

  /**
   * Too many labs: those we are closing count until their teardown ends, so then it is only a
   * matter of waiting.
   */
  private LaunchOutcome tooMany(LabRun run) {
    Optional<Duration> wait = closingTimes.waiting(closing.of(run.userId()).values());
    if (wait.isPresent()) {
      record.discard(run);
      return new LaunchOutcome.StillClosing(wait.get());
    }
    try {
      List<OpenLab> open = skillable.openLabs(run.userId());
      record.failed(run, RefusalReason.USER_LIMIT_REACHED, OptionalInt.of(2));
      return new LaunchOutcome.TooManyOpen(open);
    } catch (SkillableUnavailableException e) {
      return refused(run, RefusalReason.USER_LIMIT_REACHED, OptionalInt.of(2));
    }
  }

  /**
   * Launch code 6: a saved instance of this lab exists (Skillable Lab API v3, Launch, result
   * codes).
   */
  private LaunchOutcome resumeInstead(LabRun run, LaunchRequest request) {
    List<OpenLab> saved;
    try {
      saved =
          skillable.openLabs(run.userId()).stream()
              .filter(lab -> lab.lab().equals(run.lab()) && !lab.running())
              .sorted(Comparator.comparing(OpenLab::since).reversed())
              .toList();
    } catch (SkillableUnavailableException e) {
      return refused(run, RefusalReason.TEMPORARILY_UNAVAILABLE, OptionalInt.of(6));
    }
    if (saved.isEmpty()) {
      // It expired in between: one fresh Launch, and no further attempt.
      Optional<LaunchAnswer> again = launch(run, request, request.settings());
      if (again.isEmpty()) {
        return new LaunchOutcome.Starting(run.id(), SOON);
      }
      return code(again.get(), 6)
          ? refused(run, RefusalReason.WRONG_STATE, OptionalInt.of(6))
          : outcome(run, again.get());
    }
    OpenLab newest = saved.get(0);
    if (newest.condition() == OpenLab.Condition.BEING_GRADED) {
      record.discard(run);
      return new LaunchOutcome.BeingGraded(newest.instance());
    }
    if (newest.condition() == OpenLab.Condition.SAVING) {
      record.discard(run);
      return new LaunchOutcome.StillClosing(SOON);
    }
    return record
        .sending(run)
        .map(current -> resume.send(current, newest))
        .orElseGet(() -> new LaunchOutcome.Starting(run.id(), SOON));
  }

  private LaunchOutcome turnedAway(LabRun run, LaunchAnswer.NotSent notSent) {
    record.failed(run, RefusalReason.TEMPORARILY_UNAVAILABLE, OptionalInt.empty());
    return new LaunchOutcome.Refused(
        RefusalReason.TEMPORARILY_UNAVAILABLE,
        OptionalInt.empty(),
        notSent.retryAfter(),
        run.id().value());
  }

  private LaunchOutcome refused(LabRun run, RefusalReason reason, OptionalInt code) {
    record.failed(run, reason, code);
    return new LaunchOutcome.Refused(reason, code, run.id().value());
  }

  private static boolean code(LaunchAnswer answer, int code) {
    return answer instanceof LaunchAnswer.Rejected rejected && rejected.code() == code;
  }

  private LaunchCommand command(LabRun run, LaunchRequest request, LaunchSettings settings) {
    Learner learner = request.learner();
    boolean withheld = users.identityWithheld(request);
    return new LaunchCommand(
        run.lab(),
        run.userId(),
        withheld ? Optional.empty() : learner.firstName(),
        withheld ? Optional.empty() : learner.lastName(),
        withheld ? Optional.empty() : learner.email(),
        request.labClass().map(LabClass::id),
        Optional.of(run.id().value()),
        request.learnerAddress().map(InetAddress::getHostAddress),
        settings);
  }
}
