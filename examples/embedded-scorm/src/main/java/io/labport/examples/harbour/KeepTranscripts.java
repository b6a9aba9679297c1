package io.labport.examples.harbour;

import io.labport.core.domain.LabEvent;
import io.labport.core.spi.event.LabEventListener;
import jakarta.inject.Inject;

/**
 * Learns of every change of a lab run, durably and in order. The event says only that something
 * changed; what to store is asked for.
 */
final class KeepTranscripts implements LabEventListener {
  private final Transcripts transcripts;

  @Inject
  KeepTranscripts(Transcripts transcripts) {
    this.transcripts = transcripts;
  }

  @Override
  public void on(LabEvent event) {
    transcripts.refresh(event.head().run());
  }
}
