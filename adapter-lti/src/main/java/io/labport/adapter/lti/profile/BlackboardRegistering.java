package io.labport.adapter.lti.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Blackboard Learn: one issuer for all, registered once at the maker's developer portal. */
final class BlackboardRegistering implements RegistrationQuirks {
  private static final String ISSUER = "https://blackboard.com";
  private static final String PORTAL = "https://developer.blackboard.com/api/v1/";

  @Override
  public List<String> familyCodes() {
    return List.of("BlackboardLearn", "blackboard");
  }

  @Override
  public boolean ownHost(String host) {
    return Hosts.below(host, "blackboard.com");
  }

  /**
   * Its configuration names an issuer and a key set that differ from those of its launches
   * (unverified: seen in single installations).
   */
  @Override
  public Map<String, String> corrections(String issuer, Optional<String> clientId) {
    Map<String, String> right = new LinkedHashMap<>();
    right.put("issuer", ISSUER);
    clientId.ifPresent(
        id -> right.put("jwks_uri", PORTAL + "management/applications/" + id + "/jwks.json"));
    return right;
  }

  @Override
  public List<PlatformAddresses> addresses() {
    return List.of(
        new PlatformAddresses(
            "portal",
            ISSUER,
            PORTAL + "gateway/oidcauth",
            PORTAL + "gateway/oauth2/jwttoken",
            Optional.empty(),
            PORTAL + "management/applications/{client-id}/jwks.json",
            "shown by each institution where the tool was added; one for each"));
  }

  @Override
  public List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("Application Name", tool.name()),
        new FieldToPaste("Description", tool.description()),
        new FieldToPaste("Domain(s)", tool.domain()),
        new FieldToPaste("My Integration supports LTI 1.3", "yes"),
        new FieldToPaste("Login Initiation URL", tool.login().toString()),
        new FieldToPaste("Tool Redirect URL(s)", tool.launch().toString()),
        new FieldToPaste("Tool JWKS URL", tool.keys().toString()),
        new FieldToPaste("Signing Algorithm", "RS256"));
  }
}
