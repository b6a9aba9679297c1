package io.labport.adapter.scorm;

import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.labport.adapter.scorm.completion.LabStandings;
import io.labport.adapter.scorm.completion.ScormCompletion;
import io.labport.adapter.scorm.completion.TrackedCompletion;
import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.CodeSender;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.adapter.scorm.dispatch.EventLog;
import io.labport.adapter.scorm.dispatch.LaunchKeys;
import io.labport.adapter.scorm.dispatch.LmsPresets;
import io.labport.adapter.scorm.dispatch.NoPresets;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.Pace;
import io.labport.adapter.scorm.dispatch.Pseudonyms;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.dispatch.ScormEventListener;
import io.labport.adapter.scorm.dispatch.StepUpAvailable;
import io.labport.adapter.scorm.dispatch.TenantSecrets;
import io.labport.adapter.scorm.dispatch.book.Administration;
import io.labport.adapter.scorm.dispatch.book.DispatchDocuments;
import io.labport.adapter.scorm.dispatch.book.LabNames;
import io.labport.adapter.scorm.dispatch.book.Origins;
import io.labport.adapter.scorm.dispatch.book.Tenants;
import io.labport.adapter.scorm.dispatch.book.TermsReader;
import io.labport.adapter.scorm.dispatch.event.StoredEvents;
import io.labport.adapter.scorm.dispatch.gate.Gate;
import io.labport.adapter.scorm.dispatch.key.DerivedLaunchKeys;
import io.labport.adapter.scorm.dispatch.key.KeyedPseudonyms;
import io.labport.adapter.scorm.dispatch.key.TenantKeys;
import io.labport.adapter.scorm.dispatch.limit.CapNews;
import io.labport.adapter.scorm.dispatch.limit.CapNewsWorker;
import io.labport.adapter.scorm.dispatch.limit.LabCount;
import io.labport.adapter.scorm.dispatch.limit.Rates;
import io.labport.adapter.scorm.dispatch.limit.Seats;
import io.labport.adapter.scorm.door.DispatchActions;
import io.labport.adapter.scorm.door.DispatchRoutes;
import io.labport.adapter.scorm.door.EventsRoute;
import io.labport.adapter.scorm.door.ExportRoute;
import io.labport.adapter.scorm.door.LmsRoute;
import io.labport.adapter.scorm.door.OriginRoutes;
import io.labport.adapter.scorm.door.PackageRoute;
import io.labport.adapter.scorm.door.ReceiptRoute;
import io.labport.adapter.scorm.door.RegistrationRoutes;
import io.labport.adapter.scorm.door.TenantActions;
import io.labport.adapter.scorm.lms.LmsProfiles;
import io.labport.adapter.scorm.packaging.DispatchPackages;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.adapter.scorm.packaging.check.PackageChecker;
import io.labport.adapter.scorm.page.Pages;
import io.labport.adapter.scorm.page.StepUpPages;
import io.labport.adapter.scorm.stepup.CodeEndpoint;
import io.labport.adapter.scorm.stepup.CodeStepUp;
import io.labport.adapter.scorm.stepup.OneTimeCodes;
import io.labport.adapter.scorm.tracking.AckEndpoint;
import io.labport.adapter.scorm.tracking.Activities;
import io.labport.adapter.scorm.tracking.Answers;
import io.labport.adapter.scorm.tracking.Attempts;
import io.labport.adapter.scorm.tracking.Beginning;
import io.labport.adapter.scorm.tracking.BegunJson;
import io.labport.adapter.scorm.tracking.Book;
import io.labport.adapter.scorm.tracking.Callers;
import io.labport.adapter.scorm.tracking.CmiReports;
import io.labport.adapter.scorm.tracking.EndEndpoint;
import io.labport.adapter.scorm.tracking.FragmentEndpoint;
import io.labport.adapter.scorm.tracking.LabDoor;
import io.labport.adapter.scorm.tracking.LaunchEndpoint;
import io.labport.adapter.scorm.tracking.LedgerListener;
import io.labport.adapter.scorm.tracking.Ledgers;
import io.labport.adapter.scorm.tracking.NoStepUp;
import io.labport.adapter.scorm.tracking.Openings;
import io.labport.adapter.scorm.tracking.Preflight;
import io.labport.adapter.scorm.tracking.Receipts;
import io.labport.adapter.scorm.tracking.Registrations;
import io.labport.adapter.scorm.tracking.RelayEndpoint;
import io.labport.adapter.scorm.tracking.Reports;
import io.labport.adapter.scorm.tracking.Sessions;
import io.labport.adapter.scorm.tracking.SessionsEndpoint;
import io.labport.adapter.scorm.tracking.StatusEndpoint;
import io.labport.adapter.scorm.tracking.Statuses;
import io.labport.adapter.scorm.tracking.StepUp;
import io.labport.adapter.scorm.tracking.StepUps;
import io.labport.adapter.scorm.tracking.StoredEndpoint;
import io.labport.adapter.scorm.tracking.TicketEndpoint;
import io.labport.adapter.scorm.tracking.Tickets;
import io.labport.adapter.scorm.tracking.UnacknowledgedWorker;
import io.labport.adapter.scorm.tracking.Unguessable;
import io.labport.adapter.scorm.tracking.Warnings;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.work.WorkSettings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SCORM: packages that any LMS imports, and what their SCOs ask of us. */
public final class ScormAdapter extends AdapterModule<ScormConfig> {

  private static final String DISPATCH = "/dispatches/{id}";
  private static final String REGISTRATION = DISPATCH + "/registrations/{registration}";

  private final List<ScormEventListener> eventListeners = new ArrayList<>();
  private Optional<CodeSender> codeSender = Optional.empty();

  public ScormAdapter() {
    super("scorm", ScormConfig.class, SpiLevel.CURRENT);
  }

  /** Tells the listener of each event for operators. */
  public ScormAdapter withEvents(ScormEventListener listener) {
    eventListeners.add(listener);
    return this;
  }

  /**
   * Sends one-time codes to learners who could not be recognised, of dispatches whose handling says
   * so ({@code unproven: step-up}).
   */
  public ScormAdapter withCodeSender(CodeSender sender) {
    codeSender = Optional.of(sender);
    return this;
  }

  @Override
  protected void configureAdapter(ScormConfig config) {
    bind(SecureRandom.class).toInstance(new SecureRandom());
    dispatches();
    packages();
    tracking();
    completion();
    administration();
  }

  private void dispatches() {
    Multibinder<ScormEventListener> listeners =
        Multibinder.newSetBinder(binder(), ScormEventListener.class);
    eventListeners.forEach(each -> listeners.addBinding().toInstance(each));
    bind(TenantSecrets.class).to(TenantKeys.class);
    bind(LaunchKeys.class).to(DerivedLaunchKeys.class);
    bind(Pseudonyms.class).to(KeyedPseudonyms.class);
    bind(OperatorEvents.class).to(StoredEvents.class);
    bind(EventLog.class).to(StoredEvents.class);
    bind(DispatchBook.class).to(DispatchDocuments.class);
    bind(Admission.class).to(Gate.class);
    bind(Pace.class).to(Rates.class);
    OptionalBinder.newOptionalBinder(binder(), LmsPresets.class)
        .setDefault()
        .toInstance(new NoPresets());
    boolean codes = codeSender.isPresent();
    bind(StepUpAvailable.class).toInstance(() -> codes);
    work("cap-news", CapNewsWorker.class, WorkSettings.DEFAULT);
    parts(
        TenantKeys.class,
        DerivedLaunchKeys.class,
        KeyedPseudonyms.class,
        StoredEvents.class,
        DispatchDocuments.class,
        Origins.class,
        TermsReader.class,
        LabNames.class,
        Tenants.class,
        Gate.class,
        Rates.class,
        Seats.class,
        LabCount.class,
        CapNews.class);
  }

  private void packages() {
    parts(LmsProfiles.class, PackageChecker.class, DispatchPackages.class);
    OptionalBinder.newOptionalBinder(binder(), LmsPresets.class).setBinding().to(LmsProfiles.class);
    bind(ScormPackages.class).to(DispatchPackages.class);
    offer(ScormPackages.class);
    offer(PackageChecker.class);
    adminRoute("GET", DISPATCH + "/package", PackageRoute.class);
  }

  private void tracking() {
    parts(
        Activities.class,
        Answers.class,
        Attempts.class,
        Beginning.class,
        BegunJson.class,
        Book.class,
        Callers.class,
        CmiReports.class,
        LabDoor.class,
        Ledgers.class,
        Openings.class,
        Pages.class,
        Receipts.class,
        Registrations.class,
        Sessions.class,
        Statuses.class,
        StepUps.class,
        Tickets.class,
        Unguessable.class,
        Warnings.class);
    bind(RegistrationBook.class).to(Book.class);
    stepUp();
    bind(Reports.class).to(CmiReports.class);
    String calls = "/v1/d/{dispatch}";
    route("POST", calls + "/sessions", SessionsEndpoint.class);
    route("GET", calls + "/sessions/status", StatusEndpoint.class);
    route("POST", calls + "/sessions/ticket", TicketEndpoint.class);
    route("POST", calls + "/sessions/stored", StoredEndpoint.class);
    route("POST", calls + "/sessions/ack", AckEndpoint.class);
    route("POST", calls + "/sessions/end", EndEndpoint.class);
    route("OPTIONS", calls + "/sessions", Preflight.class);
    route("OPTIONS", calls + "/sessions/{call}", Preflight.class);
    route("POST", calls + "/launch", LaunchEndpoint.class);
    route("GET", calls + "/launch", FragmentEndpoint.class);
    route("POST", calls + "/relay", RelayEndpoint.class);
    subscribe("ledger", LedgerListener.class);
    work("unacknowledged", UnacknowledgedWorker.class, WorkSettings.DEFAULT);
  }

  /** Without a sender nobody can prove themselves, and no dispatch can ask for it. */
  private void stepUp() {
    if (codeSender.isEmpty()) {
      parts(NoStepUp.class);
      bind(StepUp.class).to(NoStepUp.class);
      return;
    }
    bind(CodeSender.class).toInstance(codeSender.get());
    parts(CodeStepUp.class, OneTimeCodes.class, StepUpPages.class);
    bind(StepUp.class).to(CodeStepUp.class);
    route("POST", "/v1/d/{dispatch}/step-up", CodeEndpoint.class);
  }

  private void completion() {
    parts(LabStandings.class, TrackedCompletion.class);
    bind(ScormCompletion.class).to(TrackedCompletion.class);
    offer(ScormCompletion.class);
  }

  private void administration() {
    parts(Administration.class);
    bind(ScormDispatches.class).to(Administration.class);
    offer(ScormDispatches.class);
    adminRoute("GET", "/dispatches", DispatchRoutes.class);
    adminRoute("POST", "/dispatches", DispatchRoutes.class);
    adminRoute("GET", DISPATCH, DispatchRoutes.class);
    adminRoute("PATCH", DISPATCH, DispatchRoutes.class);
    adminRoute("POST", DISPATCH + "/enable", DispatchActions.class);
    adminRoute("POST", DISPATCH + "/disable", DispatchActions.class);
    adminRoute("POST", DISPATCH + "/revoke", DispatchActions.class);
    adminRoute("POST", DISPATCH + "/rotate", DispatchActions.class);
    adminRoute("POST", DISPATCH + "/origins", OriginRoutes.class);
    adminRoute("DELETE", DISPATCH + "/origins", OriginRoutes.class);
    adminRoute("GET", DISPATCH + "/registrations", RegistrationRoutes.class);
    adminRoute("POST", REGISTRATION + "/revoke", RegistrationRoutes.class);
    adminRoute("POST", REGISTRATION + "/reset", RegistrationRoutes.class);
    adminRoute("GET", DISPATCH + "/export", ExportRoute.class);
    adminRoute("POST", "/tenants/{tenant}/revoke", TenantActions.class);
    adminRoute("POST", "/tenants/{tenant}/enable", TenantActions.class);
    adminRoute("GET", "/receipts/{code}", ReceiptRoute.class);
    adminRoute("GET", "/events", EventsRoute.class);
    adminRoute("GET", "/lms", LmsRoute.class);
  }

  private void parts(Class<?>... types) {
    for (Class<?> type : types) {
      bind(type).in(Scopes.SINGLETON);
    }
  }
}
