package io.labport.adapter.lti.page;

import java.util.List;

/**
 * What the template {@code registered.jte} shows: what was agreed, and what is to be done in the
 * LMS.
 *
 * @param key of the texts that say what to do in the LMS
 * @param warnings keys of texts
 */
public record RegisteredPage(Frame frame, String key, List<Row> rows, List<String> warnings) {
  public RegisteredPage {
    rows = List.copyOf(rows);
    warnings = List.copyOf(warnings);
  }
}
