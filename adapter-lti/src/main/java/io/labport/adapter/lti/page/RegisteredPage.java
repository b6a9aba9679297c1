package io.labport.adapter.lti.page;

import java.util.List;

/**
 * What the template {@code registered.jte} shows: what was agreed, and what is to be done in the
 * LMS.
 *
 * @param close the label of the button that asks the platform to close the page
 * @param closeByHand for platforms that do not
 */
public record RegisteredPage(
    String language,
    String nonce,
    String title,
    String sentence,
    String advice,
    List<Row> rows,
    List<String> warnings,
    String close,
    String closeByHand) {
  public RegisteredPage {
    rows = List.copyOf(rows);
    warnings = List.copyOf(warnings);
  }
}
