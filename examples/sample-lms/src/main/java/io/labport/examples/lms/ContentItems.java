package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads content items, strictly: Deep Linking 2.0, section 3. Everything that is wrong is told at
 * once; what is returned is good only if nothing was.
 */
final class ContentItems {

  private static final Set<String> COMMON = Set.of("type", "title", "text", "icon", "thumbnail");
  private static final Map<String, Set<String>> OWN =
      Map.of(
          "link", Set.of("url", "embed", "window", "iframe"),
          "ltiResourceLink",
              Set.of("url", "window", "iframe", "custom", "lineItem", "available", "submission"),
          "file", Set.of("url", "expiresAt", "mediaType"),
          "html", Set.of("html"),
          "image", Set.of("url", "width", "height"));
  private static final Set<String> COLUMN =
      Set.of("label", "scoreMaximum", "resourceId", "tag", "gradesReleased", "submissionReview");

  private final ToolRegistration tool;
  private final DeepLinkingSettings settings;
  private final List<String> problems;

  ContentItems(ToolRegistration tool, DeepLinkingSettings settings, List<String> problems) {
    this.tool = tool;
    this.settings = settings;
    this.problems = problems;
  }

  /** The value of the content_items claim; none is no items. */
  List<ContentItem> read(JsonNode array) {
    if (array.isMissingNode()) {
      return List.of();
    }
    if (!array.isArray()) {
      problems.add("content_items must be an array");
      return List.of();
    }
    if (array.size() > 1 && !settings.acceptMultiple().orElse(false)) {
      problems.add("only one item is accepted, since accept_multiple is not true");
    }
    List<ContentItem> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(item(new JsonMembers(array.get(i), "item " + (i + 1), problems)));
    }
    return items;
  }

  private ContentItem item(JsonMembers item) {
    String type = item.text("type").orElse("");
    if (!settings.acceptTypes().contains(type)) {
      item.problem("has type '" + type + "', which is not among accept_types");
    }
    if (OWN.containsKey(type)) {
      Set<String> allowed = new HashSet<>(COMMON);
      allowed.addAll(OWN.getOrDefault(type, Set.of()));
      item.allow(allowed);
    }
    image(item.object("icon"));
    image(item.object("thumbnail"));
    frames(item, type);
    Optional<URI> url = item.address("url");
    boolean own = type.equals("ltiResourceLink");
    if (own && url.isPresent() && !tool.owns(url.get())) {
      item.problem("url must be below the tool's domain, " + tool.domain());
    }
    if (Set.of("link", "file", "image").contains(type) && !item.has("url")) {
      item.problem("url is needed");
    }
    if (type.equals("html") && !item.has("html")) {
      item.problem("html is needed");
    }
    item.wholeNumber("width");
    item.wholeNumber("height");
    String title = item.title().orElse("");
    return new ContentItem(
        type,
        title,
        item.text("text").orElse(""),
        url,
        item.text("html").orElse(""),
        own ? item.strings("custom") : Map.of(),
        item.object("lineItem").flatMap(column -> column(column, title)),
        item.period("available"),
        item.period("submission"));
  }

  private Optional<ContentItem.Column> column(JsonMembers column, String title) {
    if (settings.acceptLineItem().equals(Optional.of(false))) {
      column.problem("is not accepted here, as accept_lineitem says");
    }
    column.allow(COLUMN);
    String label = column.text("label").orElse(title);
    if (label.isBlank()) {
      column.problem("label must not be blank, nor missing if the item has no title");
    }
    Optional<SubmissionReview> review =
        column
            .object("submissionReview")
            .map(
                its -> {
                  Optional<URI> url = its.address("url");
                  if (url.isPresent() && !tool.owns(url.get())) {
                    its.problem("url must be below the tool's domain, " + tool.domain());
                  }
                  return new SubmissionReview(
                      its.texts("reviewableStatus"), its.text("label"), url, its.strings("custom"));
                });
    Optional<String> resourceId = column.text("resourceId");
    Optional<String> tag = column.text("tag");
    Optional<Boolean> released = column.truth("gradesReleased");
    return column
        .above0("scoreMaximum")
        .map(maximum -> new ContentItem.Column(label, maximum, resourceId, tag, released, review));
  }

  private static void image(Optional<JsonMembers> image) {
    image.ifPresent(
        its -> {
          its.allow(Set.of("url", "width", "height"));
          if (!its.has("url")) {
            its.problem("url is needed");
          }
          its.address("url");
          its.wholeNumber("width");
          its.wholeNumber("height");
        });
  }

  private static void frames(JsonMembers item, String type) {
    boolean own = type.equals("ltiResourceLink");
    item.object("iframe")
        .ifPresent(
            frame -> {
              frame.allow(own ? Set.of("width", "height") : Set.of("src", "width", "height"));
              if (!own && frame.address("src").isEmpty()) {
                frame.problem("src is needed");
              }
              frame.wholeNumber("width");
              frame.wholeNumber("height");
            });
    item.object("window")
        .ifPresent(
            window -> {
              window.allow(Set.of("targetName", "width", "height", "windowFeatures"));
              window.text("targetName");
              window.text("windowFeatures");
              window.wholeNumber("width");
              window.wholeNumber("height");
            });
  }
}
