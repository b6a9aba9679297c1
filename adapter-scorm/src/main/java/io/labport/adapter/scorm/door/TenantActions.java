package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** {@code POST /tenants/{tenant}/revoke} and {@code enable}: all dispatches of a tenant at once. */
public final class TenantActions implements AdminRoute {
  private final ScormDispatches dispatches;

  @Inject
  TenantActions(ScormDispatches dispatches) {
    this.dispatches = dispatches;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String tenant = Asked.variable(request, "tenant");
    if (request.path().endsWith("/revoke")) {
      dispatches.revokeTenant(tenant);
    } else {
      dispatches.enableTenant(tenant);
    }
    return WebResponse.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("tenant", tenant)
            .put("revoked", dispatches.tenantRevoked(tenant))
            .toString());
  }
}
