package io.labport.adapter.lti.registration.admin;

import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** {@code /registrations/{key}/export}: a section for labport.yaml. */
public final class ExportRoute implements AdminRoute {
  private final LtiRegistrations registrations;

  @Inject
  ExportRoute(LtiRegistrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String yaml = registrations.exported(Asked.variable(request, "key"));
    return WebResponse.of(200, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
