package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Launch's and Resume's answer; Resume's has no instance. Holds a one-time address: never shown.
 */
record LaunchBody(
    @Nullable Integer result,
    @Nullable String url,
    @Nullable Long labInstanceId,
    @JsonDeserialize(using = LenientTime.class) @Nullable Instant expires,
    @Nullable Long estimatedReadySeconds,
    @Nullable Integer status,
    @Nullable String error)
    implements Envelope {
  @Override
  public String toString() {
    return "LaunchBody[" + result + "]";
  }
}
