package io.labport.core.application;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.port.inbound.LearnerErasure;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;

/**
 * Binds the inbound ports to the use cases and declares their queues. Needs the outbound ports,
 * {@code Transactions}, {@code BackgroundWork} and {@code Clock} from others.
 */
public final class ApplicationModule extends AbstractModule {
  private final LaunchingConfig launching;
  private final TrackingConfig tracking;

  public ApplicationModule(LaunchingConfig launching, TrackingConfig tracking) {
    this.launching = launching;
    this.tracking = tracking;
  }

  @Override
  protected void configure() {
    bind(LaunchingConfig.class).toInstance(launching);
    bind(TrackingConfig.class).toInstance(tracking);
    for (Class<?> part :
        new Class<?>[] {
          Ids.class,
          SkillableUsers.class,
          RecordRun.class,
          RecordReport.class,
          RecordLaunch.class,
          FindLostLab.class,
          ReadResult.class,
          ClosingTimes.class,
          AwaitClosing.class,
          CallLaunch.class,
          CallResume.class,
          CloseLabs.class,
          FollowUpTimes.class,
          LaunchLabs.class,
          TrackResults.class,
          BrowseCatalog.class,
          EraseLearner.class
        }) {
      bind(part).in(Scopes.SINGLETON);
    }
    bind(LabLauncher.class).to(LaunchLabs.class);
    bind(ResultTracker.class).to(TrackResults.class);
    bind(LabCatalog.class).to(BrowseCatalog.class);
    bind(LearnerErasure.class).to(EraseLearner.class);
    declare(new AdapterDeclaration.Component(TrackResults.class));
    queue(WorkQueues.RECONCILE, ReconcileLaunch.class, WorkQueues.PATIENT);
    queue(WorkQueues.FOLLOW, FollowRun.class, WorkQueues.PATIENT);
    queue(WorkQueues.POLL, PollLatestResults.class, WorkQueues.POLLING);
    queue(WorkQueues.CLOSE_ACCOUNT, EraseLearner.CloseAccount.class, WorkQueues.PATIENT);
  }

  private void queue(String name, Class<? extends Worker> worker, WorkSettings settings) {
    bind(worker).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.Queue(name, worker, settings));
  }

  private void declare(AdapterDeclaration declaration) {
    Multibinder.newSetBinder(binder(), AdapterDeclaration.class)
        .addBinding()
        .toInstance(declaration);
  }
}
