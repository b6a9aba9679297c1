package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Optional;

/** The LMS took a report, or did not. */
public final class AckEndpoint implements WebHandler {
  private final Callers callers;
  private final Registrations registrations;
  private final Statuses statuses;
  private final OperatorEvents events;
  private final Answers answers;

  @Inject
  AckEndpoint(
      Callers callers,
      Registrations registrations,
      Statuses statuses,
      OperatorEvents events,
      Answers answers) {
    this.callers = callers;
    this.registrations = registrations;
    this.statuses = statuses;
    this.events = events;
    this.answers = answers;
  }

  /**
   * What the SCO says.
   *
   * @param status that the LMS shows after the report, if it shows one
   */
  private record Ack(
      int revision, String stage, boolean ok, String lastError, Optional<String> status) {
    static Ack of(Body body) {
      String stage = body.text("stage", 20);
      if (!stage.equals("commit") && !stage.equals("terminate")) {
        throw Refusal.unreadable("stage", "must be one of commit, terminate");
      }
      Body read = body.optionalObject("readBack");
      String status = read.fromLms("status", 100);
      return new Ack(
          body.number("revision", 1, Integer.MAX_VALUE),
          stage,
          body.truth("ok"),
          body.fromLms("lastError", 100),
          Optional.of(status.isEmpty() ? read.fromLms("completion", 100) : status)
              .filter(text -> !text.isEmpty()));
    }
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return answers.to(
        request,
        asked -> {
          Caller caller = callers.caller(asked);
          Ack ack = Ack.of(Body.of(asked.body()));
          if (!caller.session().owner()) {
            throw new Refusal(RefusalCode.UNPROVEN);
          }
          Instance instance = noted(caller, ack);
          if (ack.ok() && ack.revision() == instance.ledger().revision()) {
            overruled(caller, instance.ledger(), ack);
          }
          return WebResponse.json(
              200,
              statuses.write(statuses.of(caller), caller.session(), answers.object()).toString());
        });
  }

  private Instance noted(Caller caller, Ack ack) {
    return registrations.amend(
        caller.session().registration(),
        caller.session().instance(),
        instance ->
            instance.with(
                ack.ok()
                    ? instance.ledger().acknowledged(ack.revision(), ack.stage())
                    : instance
                        .ledger()
                        .failed(ack.stage() + " of " + ack.revision() + ": " + ack.lastError())));
  }

  /** The LMS shows another status than the one it was given, and said yes to. */
  private void overruled(Caller caller, Ledger ledger, Ack ack) {
    boolean other =
        ack.status()
            .filter(
                shown ->
                    ledger.set().stream()
                        .filter(
                            each ->
                                each.element().endsWith("lesson_status")
                                    || each.element().endsWith("completion_status"))
                        .anyMatch(each -> !each.value().equals(shown)))
            .isPresent();
    if (other && ledger.isFinal()) {
      events.raise(
          new ScormEvent(
              ScormEvent.Kind.LMS_WARNING,
              caller.dispatch().id(),
              Optional.of(caller.session().registration()),
              "The LMS shows another status than the final one that it was given"));
    }
  }
}
