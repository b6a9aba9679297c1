package io.labport.core.spi.page;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How pages look here: Labport's style sheet, and what the operator put under {@code pages.} in the
 * configuration. A page loads the style sheets in their order, and shows logo and name above its
 * content.
 *
 * @param name of the school, company or product
 * @param logo address of a picture
 * @param styleSheets Labport's own first, then the operator's
 */
public record Branding(Optional<String> name, Optional<URI> logo, List<URI> styleSheets) {

  public Branding {
    styleSheets = List.copyOf(styleSheets);
    if (styleSheets.isEmpty()) {
      throw new IllegalArgumentException("the first style sheet is Labport's own");
    }
  }

  /** The page's title, followed by the name. */
  public String title(String page) {
    return name.map(own -> page + " - " + own).orElse(page);
  }

  /**
   * What the bridge puts into the directive {@code style-src}; for pages that write the directive
   * themselves.
   */
  public String styleSources() {
    return sources(styleSheets.subList(1, styleSheets.size()));
  }

  /** As {@link #styleSources}, of the directive {@code img-src}. */
  public String imageSources() {
    return sources(logo.stream().toList()) + " data:";
  }

  /** The origin that serves Labport, and those of the addresses; no paths, no other hosts. */
  private String sources(List<URI> addresses) {
    Set<String> sources = new LinkedHashSet<>();
    sources.add("'self'");
    addresses.stream()
        .map(Branding::origin)
        .filter(origin -> !origin.equals(origin(styleSheets.get(0))))
        .forEach(sources::add);
    return String.join(" ", sources);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
