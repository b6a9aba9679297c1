package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Optional;

/** D2L Brightspace: the customer's host, and one token service for all. */
final class BrightspaceRegistering implements RegistrationQuirks {
  @Override
  public List<String> familyCodes() {
    return List.of("desire2learn", "brightspace", "d2l");
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(
        new PlatformAddresses(
            "host",
            "https://{host}",
            "https://{host}/d2l/lti/authenticate",
            "https://auth.brightspace.com/core/connect/token",
            Optional.of("https://api.brightspace.com/auth/token"),
            "https://{host}/d2l/.well-known/jwks",
            "shown when a deployment of the tool is made"));
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("Name", tool.name()),
        new FieldToPaste("Domain", tool.site()),
        new FieldToPaste("Redirect URLs", tool.launch().toString()),
        new FieldToPaste("OpenID Connect Login URL", tool.login().toString()),
        new FieldToPaste("Target Link URI", tool.launch().toString()),
        new FieldToPaste("Keyset URL", tool.keys().toString()),
        new FieldToPaste(
            "Extensions",
            "Assignment and Grade Services, Deep Linking, Names and Role Provisioning"));
  }
}
