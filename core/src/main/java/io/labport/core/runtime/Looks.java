package io.labport.core.runtime;

import io.labport.core.internal.page.PagesConfig;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.page.Branding;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The configured look, with the addresses under which browsers load it. */
final class Looks {
  private static final String OURS = "labport.css";

  private Looks() {}

  /**
   * @throws ConfigurationException when a file is not there
   */
  static Branding of(PagesConfig config, Assets assets) {
    Optional<URI> sheet =
        config.styleSheet().map(value -> address("pages.style-sheet", value, assets));
    return new Branding(
        config.name(),
        config.logo().map(value -> address("pages.logo", value, assets)),
        Stream.concat(Stream.of(assets.of(OURS)), sheet.stream()).toList());
  }

  private static URI address(String key, String value, Assets assets) {
    if (PagesConfig.isAddress(value)) {
      return URI.create(value);
    }
    try {
      return assets.of(value);
    } catch (IllegalArgumentException absent) {
      throw new ConfigurationException(key + ": " + absent.getMessage());
    }
  }
}
