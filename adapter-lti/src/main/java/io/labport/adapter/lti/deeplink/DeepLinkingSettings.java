package io.labport.adapter.lti.deeplink;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.launch.Claims;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the platform takes (Deep Linking 2.0, section 4.4.1). Read leniently: platforms send
 * booleans as texts, and members of their own.
 *
 * @param data to be given back as it came; a missing node when there was none
 */
record DeepLinkingSettings(
    URI returnUrl,
    List<String> types,
    List<String> targets,
    boolean multiple,
    boolean lineItem,
    Optional<String> title,
    Optional<String> text,
    JsonNode data) {

  /** What we can make. */
  enum Item {
    RESOURCE_LINK("ltiResourceLink"),
    LINK("link");

    final String type;

    Item(String type) {
      this.type = type;
    }
  }

  /** Of a message whose checks passed. */
  static DeepLinkingSettings of(Claims claims) {
    JsonNode settings = claims.named(DeepLinkingClaims.SETTINGS);
    return new DeepLinkingSettings(
        URI.create(Claims.text(settings.path("deep_link_return_url")).orElseThrow()),
        Claims.texts(settings.path("accept_types")),
        Claims.texts(settings.path("accept_presentation_document_targets")),
        truth(settings.path("accept_multiple")).orElse(false),
        // Section 4.4.1: unknown when absent. A column that is not wanted is ignored there; one
        // that is missing could not be made later.
        truth(settings.path("accept_lineitem")).orElse(true),
        Claims.text(settings.path("title")),
        Claims.text(settings.path("text")),
        settings.path("data"));
  }

  /** The best of what both sides know; empty when there is nothing. */
  Optional<Item> item() {
    for (Item item : Item.values()) {
      if (types.contains(item.type)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /** Whether lines of the gradebook can come of it. */
  boolean columns() {
    return lineItem && item().filter(i -> i == Item.RESOURCE_LINK).isPresent();
  }

  /** What is missing was demanded by the specification all the same: both usual ones are meant. */
  boolean window() {
    return targets.isEmpty() || targets.contains("window");
  }

  boolean iframe() {
    return targets.isEmpty() || targets.contains("iframe");
  }

  /**
   * Where a browser may be made to post to: an absolute address of a host, nothing that runs as
   * script.
   */
  static boolean postable(String address, boolean allowHttp) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || (allowHttp && scheme.equals("http"));
      return web && uri.getHost() != null && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<Boolean> truth(JsonNode node) {
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    return switch (node.asText("").strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> Optional.of(true);
      case "false", "0", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
