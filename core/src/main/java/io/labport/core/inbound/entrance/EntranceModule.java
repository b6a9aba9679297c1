package io.labport.core.inbound.entrance;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebHandler;

/**
 * Binds {@link LabEntrance} and declares its routes below the mount {@code entrance}, whose {@code
 * PublicAddress} and {@code PageTexts} it needs.
 */
public final class EntranceModule extends AbstractModule {
  /** The mount of the routes. */
  public static final String MOUNT = "entrance";

  @Override
  protected void configure() {
    bind(Entries.class).in(Scopes.SINGLETON);
    bind(PageRenderer.class).in(Scopes.SINGLETON);
    bind(OutcomePages.class).in(Scopes.SINGLETON);
    bind(OpenLabEntrance.class).in(Scopes.SINGLETON);
    bind(LabEntrance.class).to(OpenLabEntrance.class);
    route("POST", "/open", OpenEndpoint.class);
    route("GET", "/open", WhereToOpen.class);
  }

  private void route(String method, String path, Class<? extends WebHandler> handler) {
    bind(handler).in(Scopes.SINGLETON);
    Multibinder.newSetBinder(binder(), AdapterDeclaration.class)
        .addBinding()
        .toInstance(new AdapterDeclaration.Route(method, path, handler));
  }
}
