package io.labport.core.internal.event;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;

/** Binds {@link Subscriptions}; needs {@link RecordedEvents} and the work engine. */
public final class EventModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Subscriptions.class).to(QueuedSubscriptions.class);
    bind(QueuedSubscriptions.class).in(Scopes.SINGLETON);
  }
}
