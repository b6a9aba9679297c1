package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.page.Pages;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;

/**
 * The address of a link that we made. A platform sends it in a token, it does not call it: whoever
 * opens it in a browser is told where the lab's link is.
 */
public final class LinkAddressEndpoint implements WebHandler {
  private final Pages pages;

  @Inject
  LinkAddressEndpoint(Pages pages) {
    this.pages = pages;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return pages.message(200, ReaderLanguages.of(request), "lti.launch", "", "");
  }
}
