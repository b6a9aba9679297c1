package io.labport.adapter.lti.profile;

import java.net.URI;

/**
 * The tool's addresses and names as a platform must know them.
 *
 * @param login of the registration, or the common one
 * @param launch the one redirect address, also the target of links
 * @param keys where the public keys are
 * @param canvasConfiguration where a ready configuration for pasting is
 */
public record ToolAddresses(
    String name,
    String description,
    URI login,
    URI launch,
    URI keys,
    URI register,
    URI canvasConfiguration) {

  /** The host alone. */
  public String domain() {
    return launch.getHost();
  }

  /** The site without a path. */
  public String site() {
    return launch.resolve("/").toString().replaceFirst("/$", "");
  }
}
