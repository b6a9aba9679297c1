package io.labport.core.inbound.entrance;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;

/** For whoever types or reloads the address of the entrance. */
final class WhereToOpen implements WebHandler {
  @Inject
  WhereToOpen() {}

  @Override
  public WebResponse handle(WebRequest request) {
    return WebResponse.text(200, Texts.in(List.of()).of("unknown-entry"));
  }
}
