package io.labport.adapter.lti.ags;

import java.net.URI;

/**
 * Addresses derived from a line item's: appended to the path, the query kept (AGS 2.0, section
 * 3.4.1). Moodle's line items have a query, and appending to the whole would hit the wrong address.
 */
final class ScoresAddress {
  private ScoresAddress() {}

  static URI of(String lineItem) {
    int end = lineItem.indexOf('#');
    String whole = end < 0 ? lineItem : lineItem.substring(0, end);
    int question = whole.indexOf('?');
    String path = question < 0 ? whole : whole.substring(0, question);
    String query = question < 0 ? "" : whole.substring(question);
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return URI.create(trimmed + "/scores" + query);
  }
}
