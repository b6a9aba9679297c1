package io.labport.examples.harbour;

import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;

/** How Harbour listens to labs: a small adapter of its own beside the SCORM adapter. */
final class HarbourAdapter extends AdapterModule<NoConfig> {
  private final Transcripts transcripts;

  HarbourAdapter(Transcripts transcripts) {
    super("harbour", NoConfig.class, SpiLevel.CURRENT);
    this.transcripts = transcripts;
  }

  @Override
  protected void configureAdapter(NoConfig config) {
    bind(Transcripts.class).toInstance(transcripts);
    subscribe("transcripts", KeepTranscripts.class);
  }
}
