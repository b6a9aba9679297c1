package io.labport.examples.lms;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A resource link, that is an activity of a course that opens the tool.
 *
 * @param maximum of its own gradebook column; empty if it has none
 * @param targetLinkUri empty for the one the tool is registered with
 */
public record Link(
    String id,
    String title,
    Map<String, String> custom,
    Optional<BigDecimal> maximum,
    Optional<URI> targetLinkUri) {

  public Link {
    Member.requireId(id);
    custom = Map.copyOf(custom);
    if (maximum.isPresent() && maximum.get().signum() <= 0) {
      throw new IllegalArgumentException("the maximum of link " + id + " must be above 0");
    }
  }

  /** A link with a column out of 100. */
  public static Link graded(String id, String title, Map<String, String> custom) {
    return new Link(id, title, custom, Optional.of(BigDecimal.valueOf(100)), Optional.empty());
  }

  /** A link without a column. */
  public static Link ungraded(String id, String title, Map<String, String> custom) {
    return new Link(id, title, custom, Optional.empty(), Optional.empty());
  }

  /** The same link with a column out of so many points. */
  public Link outOf(BigDecimal points) {
    return new Link(id, title, custom, Optional.of(points), targetLinkUri);
  }

  /** The same link, opening another address of the tool. */
  public Link opening(URI target) {
    return new Link(id, title, custom, maximum, Optional.of(target));
  }
}
