package io.labport.adapter.lti.launch;

import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** The last step of every launch, however its browser was recognised. */
public final class AcceptedMessages {
  private final LaunchObservers observers;
  private final MessageChecks messages;

  @Inject
  public AcceptedMessages(LaunchObservers observers, MessageChecks messages) {
    this.observers = observers;
    this.messages = messages;
  }

  /** Tells the observers, then answers by the message's kind. */
  WebResponse open(LtiMessage message, WebRequest request, LaunchReport report) {
    observers.accepted(message);
    return messages.of(message).open(message, request, report);
  }
}
