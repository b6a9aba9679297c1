package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Optional;

/** Schoology: one issuer for all, and no Dynamic Registration. */
final class SchoologyRegistering implements RegistrationQuirks {
  private static final String SERVICE = "https://lti-service.svc.schoology.com/lti-service/";

  @Override
  public List<String> familyCodes() {
    return List.of("schoology");
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public boolean ownHost(String host) {
    return Hosts.below(host, "schoology.com");
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(
        new PlatformAddresses(
            "cloud",
            "https://schoology.schoology.com",
            SERVICE + "authorize-redirect",
            SERVICE + "access-token",
            Optional.empty(),
            SERVICE + ".well-known/jwks",
            "shown when the app is installed"));
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("App name", tool.name()),
        new FieldToPaste("Type of App", "LTI 1.3 app"),
        new FieldToPaste("JWKS URL", tool.keys().toString()),
        new FieldToPaste("Domain/URL", tool.launch().toString()),
        new FieldToPaste("OIDC Login Init URL", tool.login().toString()),
        new FieldToPaste("Redirect URLs", tool.launch().toString()),
        new FieldToPaste(
            "LTI Advantage: Deep Linking, Assignment and Grade, Names and Role", "on"));
  }
}
