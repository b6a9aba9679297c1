package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.page.Pages;
import io.labport.core.domain.Channel;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.Learner;
import io.labport.core.domain.RunState;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.LearnerAddress;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.Transactions;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leads a learner into the lab, and counts the labs that are started. */
public final class LabDoor {
  private final Ledgers ledgers;
  private final Statuses statuses;
  private final Registrations registrations;
  private final Admission admission;
  private final LabEntrance entrance;
  private final Transactions transactions;
  private final ScormConfig config;

  @Inject
  LabDoor(
      Ledgers ledgers,
      Statuses statuses,
      Registrations registrations,
      Admission admission,
      LabEntrance entrance,
      Transactions transactions,
      ScormConfig config) {
    this.ledgers = ledgers;
    this.statuses = statuses;
    this.registrations = registrations;
    this.admission = admission;
    this.entrance = entrance;
    this.transactions = transactions;
    this.config = config;
  }

  WebResponse open(Caller caller, Tickets.Ticket ticket, InetAddress address) {
    Session session = caller.session();
    Instance instance =
        registrations.instance(session.registration(), session.instance()).orElseThrow();
    DispatchedLab lab =
        caller.dispatch().labs().stream()
            .filter(each -> each.slot().equals(session.slot()))
            .findFirst()
            .orElseThrow(() -> new Refusal(RefusalCode.DISPATCH_UNAVAILABLE));
    EntranceRequest request =
        new EntranceRequest(
            launch(caller, instance, lab, address),
            lab.title(),
            locales(caller.dispatch(), session),
            false,
            Optional.empty(),
            config.labHosts());
    List<LabRun> runs = ledgers.runs(caller.dispatch(), instance);
    if (Statuses.place(runs).isPresent()) {
      return Pages.unframed(entrance.enter(request));
    }
    int ordinal = runs.size() + 1;
    start(caller, ticket, instance, ordinal);
    try {
      return Pages.unframed(entrance.enter(request));
    } finally {
      if (cameToNothing(runs, ledgers.runs(caller.dispatch(), instance))) {
        admission.labCameToNothing(
            caller.dispatch().id(), launchName(caller.registration().id(), instance, ordinal));
      }
    }
  }

  /**
   * The learner reads on a page of the entrance why there is no lab, and no place is kept for them:
   * who leaves that page would hold it for days. A page that waits may still start the lab, which
   * is counted when it runs, even if somebody else has got the place meanwhile.
   */
  private static boolean cameToNothing(List<LabRun> before, List<LabRun> after) {
    Set<LabRunId> known = before.stream().map(LabRun::id).collect(Collectors.toSet());
    return Statuses.place(after).isEmpty()
        && after.stream()
            .filter(run -> run.state() != RunState.LAUNCH_FAILED)
            .allMatch(run -> known.contains(run.id()));
  }

  /**
   * The ordinal names the start: two clicks at once are one, and the next lab after one that ended
   * is another.
   */
  private void start(Caller caller, Tickets.Ticket ticket, Instance instance, int ordinal) {
    String open =
        statuses.of(caller).open().orElseThrow(() -> new Refusal(RefusalCode.TICKET_SPENT));
    boolean served =
        instance
            .start()
            .filter(last -> last.key().equals(ticket.key()) && last.ordinal() != ordinal)
            .isPresent();
    if (served || (open.equals(Statuses.START_NEW) && !ticket.startNew())) {
      throw new Refusal(RefusalCode.TICKET_SPENT);
    }
    String registration = caller.registration().id();
    transactions.run(
        () -> {
          Refusal.forAny(
              admission.startLab(
                  caller.dispatch(), registration, launchName(registration, instance, ordinal)));
          registrations.amend(
              registration,
              instance.number(),
              each -> each.started(new Instance.Start(ticket.key(), ordinal)));
        });
  }

  static String launchName(String registration, Instance instance, int ordinal) {
    return Ledgers.origin(registration, instance.number()) + "/" + ordinal;
  }

  private static LaunchRequest launch(
      Caller caller, Instance instance, DispatchedLab lab, InetAddress address) {
    Dispatch dispatch = caller.dispatch();
    Learner learner =
        LabLearners.named(
            Ledgers.learner(dispatch, instance),
            caller.session().name().filter(name -> dispatch.handling().names()));
    return new LaunchRequest(
        learner,
        lab.lab(),
        Channel.SCORM,
        Optional.of(dispatch.id()),
        LabLanguages.settings(locales(dispatch, caller.session())),
        Optional.empty(),
        LearnerAddress.publicOnly(address),
        Optional.of(
            new LaunchOrigin(
                "scorm", Ledgers.origin(caller.registration().id(), instance.number()))),
        LabLearners.withheld(dispatch));
  }

  /** The dispatch's language before the learner's own. */
  static List<Locale> locales(Dispatch dispatch, Session session) {
    return Stream.concat(
            dispatch.handling().language().stream().map(Locale::forLanguageTag),
            SessionRequest.locales(session.languages()).stream())
        .toList();
  }
}
