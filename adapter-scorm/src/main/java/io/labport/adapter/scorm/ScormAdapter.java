package io.labport.adapter.scorm;

import com.google.inject.Scopes;
import io.labport.adapter.scorm.completion.LabStandings;
import io.labport.adapter.scorm.completion.ScormCompletion;
import io.labport.adapter.scorm.completion.TrackedCompletion;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
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
    parts();
  }

  private void completion() {
    parts(LabStandings.class, TrackedCompletion.class);
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
