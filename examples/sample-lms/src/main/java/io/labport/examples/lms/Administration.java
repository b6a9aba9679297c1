package io.labport.examples.lms;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What administrators do about the tool. Thread-safe. */
public final class Administration {

  private final Platform platform;
  private final RegistrationTokens tokens;
  private final RegistrationEndpoint endpoint;
  private final Runnable keeper;
  private final SecureRandom random = new SecureRandom();

  Administration(
      Platform platform,
      RegistrationTokens tokens,
      RegistrationEndpoint endpoint,
      Runnable keeper) {
    this.platform = platform;
    this.tokens = tokens;
    this.endpoint = endpoint;
    this.keeper = keeper;
  }

  /**
   * Begins Dynamic Registration: the address to open in a browser for the registration link that
   * the tool gave. Its token registers one tool, within an hour.
   *
   * @throws IllegalStateException if tools cannot register by themselves at this LMS
   */
  public URI register(URI registrationLink) {
    if (!platform.profile().registersDynamically()) {
      throw new IllegalStateException(
          platform.profile() + " has no Dynamic Registration; register the tool by hand");
    }
    String token = tokens.issue();
    String configuration =
        platform.has(Quirk.CONFIGURATION_NEEDS_TOKEN)
            ? platform.configurationUrl() + "?registration_token=" + token
            : platform.configurationUrl();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("openid_configuration", configuration);
    parameters.put("registration_token", token);
    return URI.create(LoginInitiation.withQuery(registrationLink.toString(), parameters));
  }

  /** The tool as it is registered, whether it is turned on or not. */
  public Optional<ToolRegistration> tool() {
    return platform.registered();
  }

  /** Registers the tool by hand, in place of any earlier one. */
  public void enter(ToolRegistration tool) {
    platform.register(tool);
    keeper.run();
  }

  /**
   * Turns the registered tool on or off.
   *
   * @throws IllegalStateException if there is none
   */
  public void turn(boolean on) {
    enter(registered().turned(on));
  }

  /**
   * Makes the tool available once more, under a new deployment id.
   *
   * @throws IllegalStateException if no tool is registered
   */
  public String deploy() {
    ToolRegistration tool = registered();
    String fresh = platform.profile().deploymentId(random);
    List<String> all = new ArrayList<>(tool.deploymentIds());
    if (!all.contains(fresh)) {
      all.add(fresh);
    }
    enter(tool.deployedAs(all));
    return fresh;
  }

  /** Grants no more than these scopes to tools that register by themselves from now on. */
  public void grantAtRegistration(Set<String> scopes) {
    endpoint.grantAtMost(scopes);
  }

  private ToolRegistration registered() {
    return platform
        .registered()
        .orElseThrow(() -> new IllegalStateException("no tool is registered"));
  }
}
