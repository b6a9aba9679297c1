package io.labport.core.inbound.entrance;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;

/** For whoever types or reloads the address of the entrance. */
final class WhereToOpen implements WebHandler {
  private final OutcomePages pages;

  @Inject
  WhereToOpen(OutcomePages pages) {
    this.pages = pages;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return pages.withoutEntry(200, ReaderLanguages.of(request));
  }
}
