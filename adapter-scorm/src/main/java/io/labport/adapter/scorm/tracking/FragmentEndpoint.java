package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.page.Pages;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;

/**
 * For LMSs that let no form leave their page: the SCO opens this address by a link, with the ticket
 * in its fragment, which no server sees, and our own page posts it.
 */
public final class FragmentEndpoint implements WebHandler {
  private final Pages pages;
  private final PublicAddress self;
  private final Answers answers;

  @Inject
  FragmentEndpoint(Pages pages, PublicAddress self, Answers answers) {
    this.pages = pages;
    this.self = self;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    try {
      String launch = self.of(Callers.path(Callers.dispatch(request), "/launch")).toString();
      return pages.fragment(ReaderLanguages.of(request), launch);
    } catch (Refusal refusal) {
      return pages.refused(ReaderLanguages.of(request), refusal.code(), answers.supportId());
    }
  }
}
