package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.page.Pages;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Where learners cannot prove themselves in another way, they do not get in. */
public final class NoStepUp implements StepUp {
  private final Pages pages;
  private final Unguessable unguessable;

  @Inject
  NoStepUp(Pages pages, Unguessable unguessable) {
    this.pages = pages;
    this.unguessable = unguessable;
  }

  @Override
  public WebResponse begin(Learner learner, WebRequest request) {
    return pages.refused(learner.locales(), RefusalCode.UNPROVEN, unguessable.supportId());
  }
}
