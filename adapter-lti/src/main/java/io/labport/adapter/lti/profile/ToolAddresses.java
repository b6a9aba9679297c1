package io.labport.adapter.lti.profile;

import java.net.URI;
import java.util.Optional;

/**
 * The tool's addresses and names as a platform must know them.
 *
 * @param login of the registration, or the common one
 * @param launch the one redirect address, also the target of links
 * @param keys where the public keys are
 * @param registration whose they are; empty for all registrations
 */
public record ToolAddresses(
    String name,
    String description,
    URI login,
    URI launch,
    URI keys,
    URI register,
    Optional<String> registration) {

  /** Where a {@link ReadyConfiguration} is. */
  public URI file(String name) {
    return launch.resolve(name + registration.map(key -> "?registration=" + key).orElse(""));
  }

  /** The host alone. */
  public String domain() {
    return launch.getHost();
  }

  /** The site without a path. */
  public String site() {
    return launch.resolve("/").toString().replaceFirst("/$", "");
  }
}
