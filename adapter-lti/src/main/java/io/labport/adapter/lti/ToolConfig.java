package io.labport.adapter.lti;

import io.labport.core.spi.config.Key;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How the tool presents itself to platforms. */
public record ToolConfig(
    @Key(doc = "The tool's name in platforms", byDefault = "Labport") String name,
    @Key(doc = "What the tool is for, in a sentence", byDefault = "Hands-on labs")
        String description,
    @Key(doc = "Address of a picture, for platforms that show one") Optional<URI> logo,
    @Key(doc = "Address of the operator's own pages") Optional<URI> home,
    @Key(doc = "Address of the privacy policy") Optional<URI> privacyPolicy,
    @Key(doc = "Address of the terms of service") Optional<URI> terms,
    @Key(doc = "E-mail addresses at which administrators of platforms reach the operator")
        List<String> contacts) {

  public ToolConfig {
    contacts = List.copyOf(contacts);
    if (name.isBlank() || name.length() > 255) {
      throw new IllegalArgumentException("name must have 1 to 255 characters");
    }
  }
}
