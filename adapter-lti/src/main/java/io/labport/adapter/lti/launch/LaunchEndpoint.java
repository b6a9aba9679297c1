package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.oidc.StateCookies;
import io.labport.adapter.lti.page.Pages;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;

/** The redirect URI: takes the platform's answer and, if it is good, opens what it asks for. */
public final class LaunchEndpoint implements WebHandler {
  private final LaunchValidation validation;
  private final MessageChecks messages;
  private final LaunchPages refusals;
  private final Pages pages;
  private final Unguessable unguessable;
  private final LaunchObservers observers;

  @Inject
  LaunchEndpoint(
      LaunchValidation validation,
      MessageChecks messages,
      LaunchPages refusals,
      Pages pages,
      Unguessable unguessable,
      LaunchObservers observers) {
    this.validation = validation;
    this.messages = messages;
    this.refusals = refusals;
    this.pages = pages;
    this.unguessable = unguessable;
    this.observers = observers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (request.method().equals("GET")) {
      return pages.message(200, List.of(), "lti.launch", "", "");
    }
    LaunchReport report = validation.validate(request, unguessable.reference());
    if (report.message().isEmpty()) {
      return refusals.refused(report, List.of());
    }
    LtiMessage message = report.message().get();
    MessageKind kind = messages.kind(message.claims().lti("message_type").asText()).orElseThrow();
    observers.accepted(message);
    WebResponse response = kind.open(message, request, report);
    return StateCookies.clear(response, request.formField("state").orElseThrow());
  }
}
