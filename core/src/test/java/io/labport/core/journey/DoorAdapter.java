package io.labport.core.journey;

import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;

/** Validates nothing: whoever knocks enters with the launch that the test has put there. */
final class DoorAdapter extends AdapterModule<NoConfig> {
  private final AtomicReference<EntranceRequest> next = new AtomicReference<>();

  DoorAdapter() {
    super("door", NoConfig.class, SpiLevel.CURRENT);
  }

  void next(EntranceRequest request) {
    next.set(request);
  }

  @Override
  protected void configureAdapter(NoConfig config) {
    bind(DoorAdapter.class).toInstance(this);
    route("POST", "/enter", Enter.class);
  }

  static final class Enter implements WebHandler {
    private final LabEntrance entrance;
    private final DoorAdapter adapter;

    @Inject
    Enter(LabEntrance entrance, DoorAdapter adapter) {
      this.entrance = entrance;
      this.adapter = adapter;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return entrance.enter(adapter.next.get());
    }
  }
}
