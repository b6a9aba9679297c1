package io.labport.adapter.scorm;

import com.google.inject.Scopes;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.page.Pages;
import io.labport.adapter.scorm.tracking.AckEndpoint;
import io.labport.adapter.scorm.tracking.Answers;
import io.labport.adapter.scorm.tracking.Attempts;
import io.labport.adapter.scorm.tracking.Beginning;
import io.labport.adapter.scorm.tracking.BegunJson;
import io.labport.adapter.scorm.tracking.Book;
import io.labport.adapter.scorm.tracking.EndEndpoint;
import io.labport.adapter.scorm.tracking.FragmentEndpoint;
import io.labport.adapter.scorm.tracking.Gate;
import io.labport.adapter.scorm.tracking.LabDoor;
import io.labport.adapter.scorm.tracking.LaunchEndpoint;
import io.labport.adapter.scorm.tracking.LedgerListener;
import io.labport.adapter.scorm.tracking.Ledgers;
import io.labport.adapter.scorm.tracking.Openings;
import io.labport.adapter.scorm.tracking.Preflight;
import io.labport.adapter.scorm.tracking.Registrations;
import io.labport.adapter.scorm.tracking.RelayEndpoint;
import io.labport.adapter.scorm.tracking.Sessions;
import io.labport.adapter.scorm.tracking.SessionsEndpoint;
import io.labport.adapter.scorm.tracking.StatusEndpoint;
import io.labport.adapter.scorm.tracking.Statuses;
import io.labport.adapter.scorm.tracking.StepUps;
import io.labport.adapter.scorm.tracking.StoredEndpoint;
import io.labport.adapter.scorm.tracking.TicketEndpoint;
import io.labport.adapter.scorm.tracking.Tickets;
import io.labport.adapter.scorm.tracking.UnacknowledgedWorker;
import io.labport.adapter.scorm.tracking.Unguessable;
import io.labport.adapter.scorm.tracking.Warnings;
import io.labport.adapter.scorm.completion.ScormCompletion;
import io.labport.adapter.scorm.completion.TrackedCompletion;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.work.WorkSettings;
import java.security.SecureRandom;

/** SCORM: packages that any LMS imports, and what their SCOs ask of us. */
public final class ScormAdapter extends AdapterModule<ScormConfig> {

  public ScormAdapter() {
    super("scorm", ScormConfig.class, SpiLevel.CURRENT);
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
    parts();
  }

  private void packages() {
    parts();
  }

  private void tracking() {
    parts(
        Answers.class,
        Attempts.class,
        Beginning.class,
        BegunJson.class,
        Book.class,
        Gate.class,
        LabDoor.class,
        Ledgers.class,
        Openings.class,
        Pages.class,
        Registrations.class,
        Sessions.class,
        Statuses.class,
        StepUps.class,
        Tickets.class,
        Unguessable.class,
        Warnings.class);
    bind(RegistrationBook.class).to(Book.class);
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

  private void completion() {
    parts(TrackedCompletion.class);
    bind(ScormCompletion.class).to(TrackedCompletion.class);
    offer(ScormCompletion.class);
  }

  private void administration() {
    parts();
  }

  private void parts(Class<?>... types) {
    for (Class<?> type : types) {
      bind(type).in(Scopes.SINGLETON);
    }
  }
}
