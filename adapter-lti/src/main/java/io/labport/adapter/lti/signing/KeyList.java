package io.labport.adapter.lti.signing;

import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Shows an administrator the tool's keys; never a private part. */
public final class KeyList implements WebHandler {
  private final ToolKeys keys;

  @Inject
  KeyList(ToolKeys keys) {
    this.keys = keys;
  }

  @Override
  public WebResponse handle(WebRequest request) throws Exception {
    return KeyDocuments.list(keys.all());
  }
}
