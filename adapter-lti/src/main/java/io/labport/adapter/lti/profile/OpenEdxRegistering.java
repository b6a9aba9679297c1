package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Optional;

/** Open edX: each block of a course is a registration of its own; no Dynamic Registration. */
final class OpenEdxRegistering implements RegistrationQuirks {
  @Override
  public List<String> familyCodes() {
    return List.of("openedx", "edx", "open edx");
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(
        new PlatformAddresses(
            "block",
            "{site}",
            "{site}/api/lti_consumer/v1/launch/",
            "{site}/api/lti_consumer/v1/token/{config-id}",
            Optional.empty(),
            "{site}/api/lti_consumer/v1/public_keysets/{config-id}",
            "1"));
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("LTI Version", "LTI 1.3"),
        new FieldToPaste("Tool Launch URL", tool.launch().toString()),
        new FieldToPaste("Tool Initiate Login URL", tool.login().toString()),
        new FieldToPaste("Registered Redirect URIs", "[\"" + tool.launch() + "\"]"),
        new FieldToPaste("Tool Public Key Mode", "Keyset URL"),
        new FieldToPaste("Tool Keyset URL", tool.keys().toString()),
        new FieldToPaste("Deep linking", "True"),
        new FieldToPaste("Deep Linking Launch URL", tool.launch().toString()),
        new FieldToPaste(
            "LTI Assignment and Grades Service",
            "Allow tools to submit grades only (declarative)"));
  }
}
