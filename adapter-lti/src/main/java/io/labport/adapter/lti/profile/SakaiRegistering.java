package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Optional;

/** Sakai: everything follows from the server's address and the tool's number. */
final class SakaiRegistering implements RegistrationQuirks {
  @Override
  public List<String> familyCodes() {
    return List.of("sakailms.org", "sakai");
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(sakai("current", ""), sakai("older", "/{tool-id}"));
  }

  private static PlatformAddresses sakai(String variant, String keySetEnd) {
    return new PlatformAddresses(
        variant,
        "{site}",
        "{site}/imsoidc/lti13/oidc_auth",
        "{site}/imsblis/lti13/token/{tool-id}",
        Optional.empty(),
        "{site}/imsblis/lti13/keyset" + keySetEnd,
        "1 unless it was changed");
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("Title", tool.name()),
        new FieldToPaste("Launch URL", tool.launch().toString()),
        new FieldToPaste("LTI 1.3 Tool Keyset URL", tool.keys().toString()),
        new FieldToPaste(
            "LTI 1.3 Tool OpenID Connect/Initialization Endpoint", tool.login().toString()),
        new FieldToPaste("LTI 1.3 Tool Redirect Endpoint(s)", tool.launch().toString()));
  }
}
