package io.labport.core.outbound.skillable;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every answer carries (Skillable Lab API v3): 200 alone says nothing about success. */
interface Envelope {
  /** 0 failed, 1 succeeded: the request, not what it asked for. */
  @Nullable Integer status();

  @Nullable String error();

  default boolean succeeded() {
    return Integer.valueOf(1).equals(status()) && errorText().isEmpty();
  }

  default boolean failed() {
    return Integer.valueOf(0).equals(status()) || errorText().isPresent();
  }

  /** Skillable's own words, fit for a log. */
  default Optional<String> errorText() {
    return ErrorText.of(error());
  }

  /** For commands without a {@code Result} of their own. */
  default void requireSuccess() throws Fault {
    if (failed()) {
      throw new Fault(
          Fault.Reach.IN_DOUBT,
          "skillable.reported-error",
          "Skillable reports: " + errorText().orElse("Status 0 without a text"),
          false,
          Optional.empty());
    }
    if (!succeeded()) {
      throw Fault.incomplete("Status");
    }
  }
}
