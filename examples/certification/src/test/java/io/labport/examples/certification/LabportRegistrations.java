package io.labport.examples.certification;

import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.core.runtime.Labport;
import java.io.IOException;
import java.net.URI;

/** An administrator of Labport, and one of a platform who confirms. */
final class LabportRegistrations implements RegistrationDriver {
  private final LtiRegistrations registrations;
  private final boolean allowsHttp;

  LabportRegistrations(Labport labport, boolean allowsHttp) {
    this.registrations = labport.offered(LtiRegistrations.class);
    this.allowsHttp = allowsHttp;
  }

  @Override
  public URI invite() {
    return registrations.invite(InvitationTerms.of("Certification")).link();
  }

  @Override
  public Answer confirm(Browser browser, Answer page) throws IOException {
    Html.Form form = Html.formWith(page, "ticket").orElseThrow();
    return browser.post(form.action(), form.fields());
  }

  @Override
  public boolean allowsHttp() {
    return allowsHttp;
  }
}
