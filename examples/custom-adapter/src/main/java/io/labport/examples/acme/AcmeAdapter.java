package io.labport.examples.acme;

import com.google.inject.Scopes;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;

/** Says everything about the adapter: its configuration, its route, what it listens to. */
public final class AcmeAdapter extends AdapterModule<AcmeConfig> {
  static final String ID = "acme";

  public AcmeAdapter() {
    super(ID, AcmeConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(AcmeConfig config) {
    route("POST", "/start", StartLab.class);
    subscribe("grade-push", GradePush.class);
    bind(LaunchSignature.class).in(Scopes.SINGLETON);
    bind(Gradebook.class).in(Scopes.SINGLETON);
  }
}
