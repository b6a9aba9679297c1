package io.labport.adapter.lti.registration;

import java.util.Optional;

/**
 * What a message says of the platform's installation (LTI Core 1.3, section 5.4.2); nothing in it
 * is about a person. A hint for administrators, never a key: cloned installations keep it.
 */
public record ToolPlatform(
    Optional<String> guid,
    Optional<String> name,
    Optional<String> productFamily,
    Optional<String> version) {

  /** Of a message that says nothing. */
  public static final ToolPlatform UNKNOWN =
      new ToolPlatform(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST = 255;

  public ToolPlatform {
    guid = guid.map(ToolPlatform::cut);
    name = name.map(ToolPlatform::cut);
    productFamily = productFamily.map(ToolPlatform::cut);
    version = version.map(ToolPlatform::cut);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
