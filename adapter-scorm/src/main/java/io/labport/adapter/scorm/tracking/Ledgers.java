package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the ledgers true to what the labs came to. Level-triggered: whoever looks computes it anew
 * from the runs, so that nothing is lost with an event or a session.
 */
public final class Ledgers {
  static final String QUEUE = "unacknowledged";

  private final Registrations registrations;
  private final ResultTracker results;
  private final Reports reports;
  private final Receipts receipts;
  private final BackgroundWork work;
  private final ScormConfig config;
  private final Clock clock;

  @Inject
  public Ledgers(
      Registrations registrations,
      ResultTracker results,
      Reports reports,
      Receipts receipts,
      BackgroundWork work,
      ScormConfig config,
      Clock clock) {
    this.registrations = registrations;
    this.results = results;
    this.reports = reports;
    this.receipts = receipts;
    this.work = work;
    this.config = config;
    this.clock = clock;
  }

  /** The attempt with its ledger as of now. */
  Instance look(Dispatch dispatch, Registration registration, int number) {
    Instance seen = registrations.instance(registration.id(), number).orElseThrow();
    List<LabRun> runs = runs(dispatch, seen);
    Mapped now = meaning(dispatch, seen, runs, LmsRead.NOTHING, Duration.ZERO);
    long seconds =
        runs.stream()
            .flatMap(run -> run.result().stream())
            .map(LabResult::totalRunTime)
            .mapToLong(Duration::toSeconds)
            .sum();
    Instance written = seen;
    if (!seen.ledger().equals(noted(dispatch, registration, seen, now, seconds).ledger())) {
      written =
          registrations.amend(
              registration.id(),
              number,
              instance -> noted(dispatch, registration, instance, now, seconds));
      registrations.noteReceipt(registration.id(), written);
    }
    later(registration, written, now);
    return written;
  }

  private Instance noted(
      Dispatch dispatch, Registration registration, Instance instance, Mapped now, long seconds) {
    Ledger ledger = instance.ledger().meaning(now, seconds, clock.instant());
    if (!ledger.isFinal() || ledger.receipt().isPresent()) {
      return instance.with(ledger);
    }
    return instance.with(
        ledger.withReceipt(receipts.of(dispatch, registration, instance.number(), ledger)));
  }

  /** What the LMS of this session is to be told, given what it holds. */
  Mapped report(Dispatch dispatch, Instance instance, Session session) {
    return meaning(
        dispatch,
        instance,
        runs(dispatch, instance),
        session.lms(),
        Duration.ofSeconds(session.acknowledgedSeconds()));
  }

  private Mapped meaning(
      Dispatch dispatch, Instance instance, List<LabRun> runs, LmsRead lms, Duration acknowledged) {
    return reports.map(
        runs, dispatch.mapping(), instance.dialect(), lms, acknowledged, clock.instant());
  }

  /** The attempt's labs, newest first: nobody else's, because its learner is nobody else. */
  List<LabRun> runs(Dispatch dispatch, Instance instance) {
    return results.runsOf(learner(dispatch, instance));
  }

  static LearnerId learner(Dispatch dispatch, Instance instance) {
    return new LearnerId(new Tenant("scorm/" + dispatch.tenant()), instance.learner());
  }

  /** What time alone changes, and a final result that no LMS takes. */
  private void later(Registration registration, Instance instance, Mapped now) {
    Ledger ledger = instance.ledger();
    now.lookAgainAt().ifPresent(at -> work.hasten(item(registration, instance, "look", at)));
    if (ledger.isFinal() && ledger.outstanding() && !ledger.told()) {
      Instant due = ledger.finalSince().orElseThrow().plus(config.unacknowledgedAfter());
      work.add(item(registration, instance, "r" + ledger.revision(), due));
    }
  }

  private static WorkItem item(
      Registration registration, Instance instance, String what, Instant due) {
    String attempt = origin(registration.id(), instance.number());
    return new WorkItem(
        "scorm/" + QUEUE,
        registration.dispatch(),
        Optional.empty(),
        attempt + "/" + what,
        attempt,
        due);
  }

  /** An attempt, from its name. */
  record Origin(String registration, int number) {
    static Origin of(String name) {
      int slash = name.indexOf('/');
      return new Origin(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
    }
  }

  /** How an attempt is named at its labs, and in work items. */
  static String origin(String registration, int number) {
    return registration + "/" + number;
  }
}
