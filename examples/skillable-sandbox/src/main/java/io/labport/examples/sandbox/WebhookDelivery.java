package io.labport.examples.sandbox;

import org.jspecify.annotations.Nullable;

/** One attempt to deliver a webhook; {@code httpStatus} is null when no answer came. */
public record WebhookDelivery(
    WebhookEvent event, long labInstanceId, int attempt, @Nullable Integer httpStatus) {

  boolean succeeded() {
    return httpStatus != null && httpStatus >= 200 && httpStatus < 300;
  }
}
