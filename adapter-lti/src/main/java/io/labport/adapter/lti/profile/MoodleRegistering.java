package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Optional;

/** Moodle: everything follows from the site's address. */
final class MoodleRegistering implements RegistrationQuirks {
  @Override
  public List<String> familyCodes() {
    return List.of("moodle");
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(
        new PlatformAddresses(
            "site",
            "{site}",
            "{site}/mod/lti/auth.php",
            "{site}/mod/lti/token.php",
            Optional.empty(),
            "{site}/mod/lti/certs.php",
            "a number, shown in the tool's configuration details"));
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("Tool name", tool.name()),
        new FieldToPaste("Tool URL", tool.launch().toString()),
        new FieldToPaste("LTI version", "LTI 1.3"),
        new FieldToPaste("Public key type", "Keyset URL"),
        new FieldToPaste("Public keyset", tool.keys().toString()),
        new FieldToPaste("Initiate login URL", tool.login().toString()),
        new FieldToPaste("Redirection URI(s)", tool.launch().toString()),
        new FieldToPaste("Supports Deep Linking (Content-Item Message)", "yes"),
        new FieldToPaste("Content Selection URL", tool.launch().toString()),
        new FieldToPaste(
            "IMS LTI Assignment and Grade Services",
            "Use this service for grade sync and column management"));
  }
}
