package io.labport.examples.lms;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that a tool wants in a course: Deep Linking 2.0, section 3. */
record ContentItem(
    String type,
    String title,
    String text,
    Optional<URI> url,
    String html,
    Map<String, String> custom,
    Optional<Column> column,
    Period available,
    Period submission) {

  /** The gradebook column that comes with a link. */
  record Column(
      String label,
      BigDecimal maximum,
      Optional<String> resourceId,
      Optional<String> tag,
      Optional<Boolean> gradesReleased,
      Optional<SubmissionReview> review) {}

  Link asLink(String id, boolean withCustom) {
    return new Link(
        id,
        title.isEmpty() ? "Untitled" : title,
        text,
        withCustom ? custom : Map.of(),
        column.map(Column::maximum),
        url,
        available,
        submission,
        List.of());
  }

  LineItem asLineItem(long number, String courseId, String linkId, Column wanted) {
    return new LineItem(
        number,
        courseId,
        wanted.label(),
        wanted.maximum(),
        wanted.resourceId(),
        wanted.tag(),
        Optional.of(linkId),
        submission.start(),
        submission.end(),
        wanted.gradesReleased(),
        wanted.review(),
        true);
  }

  Material asMaterial() {
    return new Material(type, title, url.map(URI::toString).orElse(""), html);
  }
}
