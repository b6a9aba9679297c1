package io.labport.examples.lms;

import java.util.List;
import java.util.Optional;

/**
 * What the LMS would take from a tool: Deep Linking 2.0, section 4.4.1.
 *
 * @param acceptMultiple empty to leave it out, which means no
 * @param acceptLineItem empty to leave it out, which means unknown
 * @param autoCreate empty to leave it out, which means no
 * @param data empty for a fresh text with each request; tools must send it back exactly. An empty
 *     text to send none at all
 */
public record DeepLinkingSettings(
    List<String> acceptTypes,
    List<String> documentTargets,
    Optional<String> acceptMediaTypes,
    Optional<Boolean> acceptMultiple,
    Optional<Boolean> acceptLineItem,
    Optional<Boolean> autoCreate,
    Optional<String> title,
    Optional<String> text,
    Optional<String> data) {

  /** Everything, several at once, with columns. */
  public static final DeepLinkingSettings EVERYTHING =
      new DeepLinkingSettings(
          List.of("link", "file", "html", "ltiResourceLink", "image"),
          List.of("iframe", "window", "embed"),
          Optional.empty(),
          Optional.of(true),
          Optional.of(true),
          Optional.of(false),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public DeepLinkingSettings {
    acceptTypes = List.copyOf(acceptTypes);
    documentTargets = List.copyOf(documentTargets);
  }

  /** The same for these types only. */
  public DeepLinkingSettings accepting(String... types) {
    return new DeepLinkingSettings(
        List.of(types),
        documentTargets,
        acceptMediaTypes,
        acceptMultiple,
        acceptLineItem,
        autoCreate,
        title,
        text,
        data);
  }

  /** The same with another word on several items at once. */
  public DeepLinkingSettings multiple(Optional<Boolean> several) {
    return new DeepLinkingSettings(
        acceptTypes,
        documentTargets,
        acceptMediaTypes,
        several,
        acceptLineItem,
        autoCreate,
        title,
        text,
        data);
  }

  /** The same with another word on columns. */
  public DeepLinkingSettings lineItems(Optional<Boolean> columns) {
    return new DeepLinkingSettings(
        acceptTypes,
        documentTargets,
        acceptMediaTypes,
        acceptMultiple,
        columns,
        autoCreate,
        title,
        text,
        data);
  }

  /** The same with exactly this data; none if it is empty. */
  public DeepLinkingSettings withData(String exact) {
    return new DeepLinkingSettings(
        acceptTypes,
        documentTargets,
        acceptMediaTypes,
        acceptMultiple,
        acceptLineItem,
        autoCreate,
        title,
        text,
        Optional.of(exact));
  }

  /** The same with defaults for the item that comes back. */
  public DeepLinkingSettings suggesting(String suggestedTitle, String suggestedText) {
    return new DeepLinkingSettings(
        acceptTypes,
        documentTargets,
        acceptMediaTypes,
        acceptMultiple,
        acceptLineItem,
        autoCreate,
        Optional.of(suggestedTitle),
        Optional.of(suggestedText),
        data);
  }

  /** What the profile's LMS asks for when a teacher adds something to a course. */
  static DeepLinkingSettings of(LmsProfile profile) {
    return switch (profile) {
      // One assignment is made at a time.
      case CANVAS -> EVERYTHING.accepting("ltiResourceLink").multiple(Optional.of(false));
      case OPEN_EDX -> EVERYTHING.accepting("ltiResourceLink", "link", "html", "image");
      case SCHOOLOGY -> EVERYTHING.lineItems(Optional.empty());
      default -> EVERYTHING;
    };
  }
}
