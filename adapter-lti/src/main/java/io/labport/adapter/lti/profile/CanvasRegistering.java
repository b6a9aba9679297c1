package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Canvas: one issuer and one client id for many institutions, and a pasted configuration. */
final class CanvasRegistering implements RegistrationQuirks {
  @Override
  public List<String> familyCodes() {
    return List.of("canvas");
  }

  @Override
  public boolean ownHost(String host) {
    return Hosts.below(host, "instructure.com") || Hosts.below(host, "canvaslms.com");
  }

  @Override
  public List<String> placements() {
    return List.of("assignment_selection", "link_selection", "editor_button");
  }

  /** Without it Canvas sends neither name nor e-mail. */
  @Override
  public Map<String, Object> toolMembers() {
    return Map.of("https://canvas.instructure.com/lti/privacy_level", "public");
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(
        cloud("production", "https://canvas.instructure.com", "sso.canvaslms.com"),
        cloud("beta", "https://canvas.beta.instructure.com", "sso.beta.canvaslms.com"),
        cloud("test", "https://canvas.test.instructure.com", "sso.test.canvaslms.com"),
        // Its configuration may name another issuer; the default is the cloud's.
        cloud("self-hosted", "https://canvas.instructure.com", "{host}"));
  }

  private static PlatformAddresses cloud(String variant, String issuer, String host) {
    return new PlatformAddresses(
        variant,
        issuer,
        "https://" + host + "/api/lti/authorize_redirect",
        "https://" + host + "/login/oauth2/token",
        Optional.empty(),
        "https://" + host + "/api/lti/security/jwks",
        "shown under Settings, Apps, at the app's Deployment Id; one for each account or course");
  }

  @Override
  public Optional<ReadyConfiguration> ready() {
    return Optional.of(new CanvasConfiguration(placements()));
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("Method", "Enter URL"),
        new FieldToPaste("JSON URL", tool.file(CanvasConfiguration.FILE).toString()),
        new FieldToPaste("Redirect URIs", tool.launch().toString()),
        new FieldToPaste("Title", tool.name()),
        new FieldToPaste("Description", tool.description()),
        new FieldToPaste("Target Link URI", tool.launch().toString()),
        new FieldToPaste("OpenID Connect Initiation Url", tool.login().toString()),
        new FieldToPaste("JWK Method", "Public JWK URL"),
        new FieldToPaste("Public JWK URL", tool.keys().toString()));
  }
}
