package io.labport.adapter.scorm;

import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import io.labport.adapter.scorm.dispatch.LmsPresets;
import io.labport.adapter.scorm.lms.LmsProfiles;
import io.labport.adapter.scorm.packaging.check.PackageChecker;
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
    parts(LmsProfiles.class, PackageChecker.class);
    OptionalBinder.newOptionalBinder(binder(), LmsPresets.class)
        .setBinding()
        .to(LmsProfiles.class);
    offer(PackageChecker.class);
  }

  private void tracking() {
    parts();
  }

  private void completion() {
    parts();
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
