package io.labport.adapter.lti.signing;

import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Removes a key for an administrator. */
public final class KeyDelete implements WebHandler {
  private final ToolKeys keys;

  @Inject
  KeyDelete(ToolKeys keys) {
    this.keys = keys;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return switch (keys.delete(Asked.variable(request, "kid"))) {
      case DELETED -> WebResponse.empty(204);
      case UNKNOWN -> Problem.of(404, "lti.key-unknown", "There is no such key.").response();
      case SIGNS ->
          Problem.of(409, "lti.key-signs", "The key signs.")
              .detail("rotate with {\"now\": true} first; then it can be deleted")
              .response();
    };
  }
}
