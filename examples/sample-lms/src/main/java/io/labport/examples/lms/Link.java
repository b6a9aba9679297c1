package io.labport.examples.lms;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource link: what people click in a course.
 *
 * @param text description, empty if there is none
 * @param custom values may name variables, such as {@code $User.id}
 * @param maximum empty for a link without a column
 * @param targetLinkUri empty for the one the tool is registered with
 * @param available when it can be opened
 * @param submission when work is taken
 * @param history ids of the links this one is a copy of, newest first
 */
public record Link(
    String id,
    String title,
    String text,
    Map<String, String> custom,
    Optional<BigDecimal> maximum,
    Optional<URI> targetLinkUri,
    Period available,
    Period submission,
    List<String> history) {

  public Link {
    Member.requireId(id);
    custom = Map.copyOf(custom);
    history = List.copyOf(history);
    if (maximum.isPresent() && maximum.get().signum() <= 0) {
      throw new IllegalArgumentException("the maximum of link " + id + " must be above 0");
    }
  }

  /** A link with a column out of 100. */
  public static Link graded(String id, String title, Map<String, String> custom) {
    return ungraded(id, title, custom).outOf(BigDecimal.valueOf(100));
  }

  /** A link without a column. */
  public static Link ungraded(String id, String title, Map<String, String> custom) {
    return new Link(
        id,
        title,
        "",
        custom,
        Optional.empty(),
        Optional.empty(),
        Period.OPEN,
        Period.OPEN,
        List.of());
  }

  /** The same link with a column out of so many points. */
  public Link outOf(BigDecimal points) {
    return new Link(
        id,
        title,
        text,
        custom,
        Optional.of(points),
        targetLinkUri,
        available,
        submission,
        history);
  }

  /** The same link, opening another address of the tool. */
  public Link opening(URI target) {
    return new Link(
        id, title, text, custom, maximum, Optional.of(target), available, submission, history);
  }

  /** The same link with a description. */
  public Link describedAs(String description) {
    return new Link(
        id, title, description, custom, maximum, targetLinkUri, available, submission, history);
  }

  /** The same link at other times. */
  public Link during(Period openFor, Period takenFor) {
    return new Link(id, title, text, custom, maximum, targetLinkUri, openFor, takenFor, history);
  }

  /** A copy with another id, which remembers this one's. */
  Link copiedAs(String newId) {
    return new Link(
        newId,
        title,
        text,
        custom,
        maximum,
        targetLinkUri,
        available,
        submission,
        Course.newestFirst(id, history));
  }
}
