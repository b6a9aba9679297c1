package io.labport.adapter.lti.inspect;

import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Lists launches for administrators. */
public final class LaunchesEndpoint implements AdminHandler {
  private static final int USUAL_LIMIT = 50;

  private final LaunchInspector launches;

  @Inject
  LaunchesEndpoint(LaunchInspector launches) {
    this.launches = launches;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    return LaunchJson.page(
        launches.newest(
            new LaunchQuery(
                Asked.text(request, "registration"),
                Asked.constant(request, "outcome", LaunchOutcome.class),
                Asked.limit(request, USUAL_LIMIT, LaunchQuery.MOST),
                Asked.matching(
                    request, "after", LaunchQuery.PLACE, "must be next of an earlier answer"))));
  }
}
