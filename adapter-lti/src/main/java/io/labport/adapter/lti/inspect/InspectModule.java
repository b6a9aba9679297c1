package io.labport.adapter.lti.inspect;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;

/** Binds the launch inspector. */
public final class InspectModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(StoredLaunches.class).in(Scopes.SINGLETON);
    bind(LaunchInspector.class).to(StoredLaunches.class);
  }
}
