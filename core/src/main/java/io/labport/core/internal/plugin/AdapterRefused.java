package io.labport.core.internal.plugin;

/** An adapter does not fit; the message says why and what to do. */
public final class AdapterRefused extends Exception {
  private final String adapter;

  public AdapterRefused(String adapter, String message, Throwable cause) {
    super(message, cause);
    this.adapter = adapter;
  }

  public AdapterRefused(String adapter, String message) {
    super(message);
    this.adapter = adapter;
  }

  public String adapter() {
    return adapter;
  }
}
