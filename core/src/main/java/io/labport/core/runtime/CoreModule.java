package io.labport.core.runtime;

import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.core.application.ApplicationModule;
import io.labport.core.application.LaunchingConfig;
import io.labport.core.application.TrackingConfig;
import io.labport.core.inbound.entrance.EntranceModule;
import io.labport.core.internal.http.AssetFiles;
import io.labport.core.internal.net.OutboundConfig;
import io.labport.core.internal.net.PinnedHttp;
import io.labport.core.outbound.skillable.SkillableConfig;
import io.labport.core.outbound.skillable.SkillableModule;
import io.labport.core.outbound.storage.StorageModule;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.port.inbound.LearnerErasure;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.Managed;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.store.SecretBox;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The core; shows the adapters what they may inject, and keeps the rest to itself. */
final class CoreModule extends PrivateModule {
  private final Configuration configuration;
  private final StorageModule storage;
  private final DataSource dataSource;
  private final Clock clock;
  private final AssetFiles assets;
  private final PinnedHttp outboundHttp;
  private final PublicAddress entrance;
  private final PageTexts entranceTexts;
  private final Branding branding;
  private final Optional<SkillableLabs> labs;
  private @Nullable Provider<CoreParts> parts;

  CoreModule(
      Configuration configuration,
      StorageModule storage,
      DataSource dataSource,
      Clock clock,
      AssetFiles assets,
      PinnedHttp outboundHttp,
      PublicAddress entrance,
      PageTexts entranceTexts,
      Branding branding,
      Optional<SkillableLabs> labs) {
    this.configuration = configuration;
    this.storage = storage;
    this.dataSource = dataSource;
    this.clock = clock;
    this.assets = assets;
    this.outboundHttp = outboundHttp;
    this.entrance = entrance;
    this.entranceTexts = entranceTexts;
    this.branding = branding;
    this.labs = labs;
  }

  @Override
  protected void configure() {
    bind(Clock.class).toInstance(clock);
    bind(DataSource.class).toInstance(dataSource);
    bind(Assets.class).toInstance(assets);
    bind(OutboundHttp.class).toInstance(outboundHttp);
    bind(SecretBox.class).toInstance(SecretBoxes.of(configuration));
    bind(PublicAddress.class).toInstance(entrance);
    bind(PageTexts.class).toInstance(entranceTexts);
    bind(Branding.class).toInstance(branding);
    bind(OutboundConfig.class).toInstance(configuration.section("outbound", OutboundConfig.class));

    install(storage);
    skillable();
    install(
        new ApplicationModule(
            configuration.section("launching", LaunchingConfig.class),
            configuration.section("tracking", TrackingConfig.class)));
    install(new EntranceModule());

    Multibinder.newSetBinder(binder(), Managed.class);
    Multibinder.newSetBinder(binder(), AdapterDeclaration.class);
    bind(CoreParts.class).in(Scopes.SINGLETON);
    parts = getProvider(CoreParts.class);
    exposePorts();
  }

  private void skillable() {
    if (labs.isPresent()) {
      bind(SkillableLabs.class).toInstance(labs.get());
      return;
    }
    bind(SkillableConfig.class)
        .toInstance(configuration.section("skillable", SkillableConfig.class));
    install(new SkillableModule());
  }

  private void exposePorts() {
    expose(LabLauncher.class);
    expose(ResultTracker.class);
    expose(LabCatalog.class);
    expose(LearnerErasure.class);
    expose(LabEntrance.class);
    expose(Transactions.class);
    expose(BackgroundWork.class);
    expose(SecretBox.class);
    expose(OutboundHttp.class);
    expose(Assets.class);
    expose(Branding.class);
    expose(DataSource.class);
    expose(Clock.class);
  }

  /**
   * What the runtime alone may see. Handed out through a provider of the private environment and
   * not exposed, so that no adapter can ask for it.
   */
  CoreParts parts() {
    if (parts == null) {
      throw new IllegalStateException("the injector has not been made");
    }
    return parts.get();
  }
}
