package io.labport.adapter.lti.inspect;

import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Shows one launch to administrators. */
public final class InspectedLaunchEndpoint implements WebHandler {
  private final LaunchInspector launches;

  @Inject
  InspectedLaunchEndpoint(LaunchInspector launches) {
    this.launches = launches;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return launches
        .find(Asked.variable(request, "reference"))
        .map(LaunchJson::launch)
        .orElseGet(
            () ->
                Problem.of(404, "lti.launch-unknown", "No launch of this reference is kept")
                    .detail(
                        "Reports end with keep-launches, and of many launches only a sample is"
                            + " kept; the log has a line for each")
                    .response());
  }
}
