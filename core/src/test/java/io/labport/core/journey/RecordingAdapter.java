package io.labport.core.journey;

import io.labport.core.domain.LabEvent;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.event.LabEventListener;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down every event it gets, in the order they come. */
final class RecordingAdapter extends AdapterModule<NoConfig> {
  private final List<LabEvent> events = new CopyOnWriteArrayList<>();

  RecordingAdapter() {
    super(Bench.ADAPTER, NoConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(NoConfig config) {
    bind(RecordingAdapter.class).toInstance(this);
    subscribe("events", Recorder.class);
  }

  List<LabEvent> events() {
    return List.copyOf(events);
  }

  static final class Recorder implements LabEventListener {
    private final RecordingAdapter adapter;

    @Inject
    Recorder(RecordingAdapter adapter) {
      this.adapter = adapter;
    }

    @Override
    public void on(LabEvent event) {
      adapter.events.add(event);
    }
  }
}
