package io.labport.adapter.scorm.tracking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Says how things stand for a session. */
public final class Statuses {
  static final String START_NEW = "start-new";

  private final Ledgers ledgers;
  private final Registrations registrations;
  private final ScormConfig config;

  @Inject
  Statuses(Ledgers ledgers, Registrations registrations, ScormConfig config) {
    this.ledgers = ledgers;
    this.registrations = registrations;
    this.config = config;
  }

  Status of(Caller caller) {
    if (!caller.session().owner()) {
      // not a word about labs or results: the claimed id may be somebody else's
      return Status.blocked(RefusalCode.UNPROVEN, Optional.of("step-up"));
    }
    Instance seen =
        ledgers.look(caller.dispatch(), caller.registration(), caller.session().instance());
    Mapped report = ledgers.report(caller.dispatch(), seen, caller.session());
    Instance instance = leftAlone(caller, seen, report);
    Ledger ledger = instance.ledger();
    List<LabRun> runs = ledgers.runs(caller.dispatch(), instance);
    Optional<String> open = caller.noLabs().isPresent() ? Optional.empty() : open(instance, runs);
    boolean idle = ledger.phase() == Phase.NONE || ledger.phase() == Phase.STOPPED;
    boolean blocked = caller.noLabs().isPresent() && idle;
    return new Status(
        blocked ? Phase.BLOCKED : ledger.phase(),
        blocked ? Optional.empty() : Optional.of(message(caller.session(), instance, runs)),
        caller.noLabs(),
        open,
        ledger.revision(),
        ledger.acknowledged(),
        Optional.of(report).filter(some -> ledger.outstanding() && !some.set().isEmpty()),
        report.result(),
        ledger.receipt());
  }

  /** An LMS that holds something better is not written to: there is nothing to wait for. */
  private Instance leftAlone(Caller caller, Instance seen, Mapped report) {
    Ledger ledger = seen.ledger();
    if (!ledger.outstanding() || !report.set().isEmpty()) {
      return seen;
    }
    return registrations.amend(
        caller.session().registration(),
        seen.number(),
        each -> each.with(each.ledger().acknowledged(ledger.revision(), Ledger.LEFT_ALONE)));
  }

  /** What came of the learner's last click comes before how things stood when they clicked. */
  private static Message message(Session session, Instance instance, List<LabRun> runs) {
    return instance
        .refused()
        .filter(refused -> !refused.at().isBefore(session.began()))
        .filter(refused -> runs.stream().findFirst().filter(refused::isOf).isPresent())
        .map(Instance.Refused::message)
        .orElseGet(() -> Message.of(instance.ledger().phase(), instance.ledger().result(), runs));
  }

  private static Optional<String> open(Instance instance, List<LabRun> runs) {
    Optional<LabRun> running = place(runs);
    if (running.isPresent()) {
      return Optional.of(running.get().state() == RunState.SAVED ? "resume" : "return");
    }
    return switch (instance.ledger().phase()) {
      case NONE, STOPPED, LAB_FAILED -> Optional.of("start");
      // it ended in a way that is not documented, so it does not keep its place
      case RUNNING -> Optional.of("start");
      // a result that is not yet in the LMS comes first
      case FINAL -> instance.ledger().outstanding() ? Optional.empty() : Optional.of(START_NEW);
      case PENDING, BLOCKED -> Optional.empty();
    };
  }

  /** The lab that a click leads to instead of starting another one. */
  static Optional<LabRun> place(List<LabRun> runs) {
    return runs.stream().filter(run -> run.state().holdsPlace()).findFirst();
  }

  ObjectNode write(Status status, Session session, ObjectNode to) {
    to.put("phase", status.phase().name());
    to.put("message", status.message().map(Message::key).orElse(null));
    status.code().ifPresent(code -> to.put("code", code.name()));
    to.put("open", status.open().orElse(null));
    to.put("revision", status.revision()).put("acknowledged", status.acknowledged());
    if (status.report().isPresent()) {
      write(status.report().get(), status.revision(), to.putObject("report"));
    } else {
      to.putNull("report");
    }
    if (status.result().isPresent()) {
      ObjectNode result = to.putObject("result");
      result.put("percent", status.result().get().percent().orElse(null));
      result.put("passed", status.result().get().passed().orElse(null));
    } else {
      to.putNull("result");
    }
    return to.put("receipt", status.receipt().orElse(null))
        .put("nextPollVisibleMs", config.pollVisible().toMillis())
        .put("nextPollHiddenMs", config.pollHidden().toMillis())
        .put("supportId", session.supportId());
  }

  private static void write(Mapped report, int revision, ObjectNode to) {
    to.put("revision", revision).put("final", report.isFinal());
    write(report.set(), to.putArray("set"));
    write(report.optional(), to.putArray("optional"));
    to.put("navigation", report.navigation());
  }

  private static void write(List<Mapped.Value> values, ArrayNode to) {
    values.forEach(each -> to.addArray().add(each.element()).add(each.value()));
  }
}
