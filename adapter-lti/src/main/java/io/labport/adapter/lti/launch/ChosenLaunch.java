package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Optional;

/** Opens the lab of a launch that was accepted before, once its lab has been chosen. */
public final class ChosenLaunch {
  private final ResourceLinkMessage links;
  private final Unguessable unguessable;

  @Inject
  public ChosenLaunch(ResourceLinkMessage links, Unguessable unguessable) {
    this.links = links;
    this.unguessable = unguessable;
  }

  public WebResponse open(LtiMessage message, WebRequest request, Optional<WayBack> back) {
    LaunchReport report =
        new LaunchReport(
            new Report(), new LaunchLog(unguessable.reference()), Optional.of(message), back);
    return links.open(message, request, report);
  }
}
