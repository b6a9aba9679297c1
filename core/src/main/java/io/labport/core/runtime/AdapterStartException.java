package io.labport.core.runtime;

import io.labport.core.domain.LabportException;
import org.jspecify.annotations.Nullable;

/** An adapter cannot start, and so nothing does; the message begins with its id. */
public final class AdapterStartException extends LabportException {
  private final String adapter;

  public AdapterStartException(String adapter, String message, @Nullable Throwable cause) {
    super("adapter.cannot-start", "adapter '" + adapter + "': " + message);
    this.adapter = adapter;
    if (cause != null) {
      initCause(cause);
    }
  }

  /** The id of the adapter. */
  public String adapter() {
    return adapter;
  }
}
