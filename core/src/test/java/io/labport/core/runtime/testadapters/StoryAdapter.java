package io.labport.core.runtime.testadapters;

import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.Managed;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import jakarta.inject.Inject;
import java.util.List;

/** Tells what happens to it, and fails where it is told to. */
public final class StoryAdapter extends AdapterModule<NoConfig> {
  private final List<String> story;
  private boolean failsAtStart;
  private boolean failsAtStop;
  private boolean nosy;

  public StoryAdapter(String id, List<String> story) {
    this(id, story, SpiLevel.CURRENT);
  }

  public StoryAdapter(String id, List<String> story, int builtForSpi) {
    super(id, NoConfig.class, builtForSpi);
    this.story = story;
  }

  public StoryAdapter failingAtStart() {
    failsAtStart = true;
    return this;
  }

  public StoryAdapter failingAtStop() {
    failsAtStop = true;
    return this;
  }

  /** Asks for something that belongs to the core. */
  public StoryAdapter nosy() {
    nosy = true;
    return this;
  }

  @Override
  protected void configureAdapter(NoConfig config) {
    bind(StoryAdapter.class).toInstance(this);
    managed(Teller.class);
    if (nosy) {
      managed(Nosy.class);
    }
  }

  static final class Teller implements Managed {
    private final StoryAdapter adapter;

    @Inject
    Teller(StoryAdapter adapter) {
      this.adapter = adapter;
    }

    @Override
    public void start() {
      adapter.story.add("start " + adapter.id());
      if (adapter.failsAtStart) {
        throw new IllegalStateException(adapter.id() + " does not start");
      }
    }

    @Override
    public void stop() {
      adapter.story.add("stop " + adapter.id());
      if (adapter.failsAtStop) {
        throw new IllegalStateException(adapter.id() + " does not stop");
      }
    }
  }

  static final class Nosy implements Managed {
    private final SkillableLabs labs;

    @Inject
    Nosy(SkillableLabs labs) {
      this.labs = labs;
    }

    @Override
    public void start() {
      throw new AssertionError("got " + labs);
    }
  }
}
