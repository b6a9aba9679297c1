package io.labport.core.outbound.skillable;

import org.jspecify.annotations.Nullable;

/** LabAccessUrl's answer. Holds a one-time address: never shown. */
record AccessUrlBody(@Nullable String url, @Nullable Integer status, @Nullable String error)
    implements Envelope {
  @Override
  public String toString() {
    return "AccessUrlBody";
  }
}
