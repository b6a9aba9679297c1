package io.labport.core.inbound.entrance;

import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/**
 * The first step: into the lab at once, or, inside a frame, a page with the button that opens it in
 * a new window.
 */
final class OpenLabEntrance implements LabEntrance {
  private final LabLauncher launcher;
  private final Entries entries;
  private final OutcomePages pages;

  @Inject
  OpenLabEntrance(LabLauncher launcher, Entries entries, OutcomePages pages) {
    this.launcher = launcher;
    this.entries = entries;
    this.pages = pages;
  }

  @Override
  public WebResponse enter(EntranceRequest request) {
    String ticket = entries.keep(request);
    if (request.framed()) {
      return pages.ready(request, ticket);
    }
    return pages.of(launcher.launch(request.launch()), request, ticket, 0);
  }
}
