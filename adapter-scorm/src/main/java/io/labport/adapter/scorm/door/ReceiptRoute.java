package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** {@code GET /receipts/{code}}: whether a completion in an LMS came from a lab run. */
public final class ReceiptRoute implements AdminRoute {
  private final RegistrationBook registrations;

  @Inject
  ReceiptRoute(RegistrationBook registrations) {
    this.registrations = registrations;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    RegistrationBook.Receipted found =
        registrations.receipt(Asked.variable(request, "code")).orElseThrow(Unknown::receipt);
    ObjectNode json = DispatchJson.entry(found.entry());
    json.put("dispatch", found.dispatch());
    json.put("outcome", found.outcome());
    return WebResponse.json(200, json.toString());
  }
}
