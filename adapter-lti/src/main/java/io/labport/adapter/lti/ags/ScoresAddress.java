package io.labport.adapter.lti.ags;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses derived from a line item's: appended to the path, the query kept (AGS 2.0, section
 * 3.4.1). Moodle's line items have a query, and appending to the whole would hit the wrong address.
 */
final class ScoresAddress {
  private ScoresAddress() {}

  static URI of(String lineItem) {
    return URI.create(below(lineItem, "/scores"));
  }

  /** All results of the column (AGS 2.0, section 3.3). */
  static URI results(String lineItem) {
    return URI.create(below(lineItem, "/results"));
  }

  /** One learner's result. */
  static URI result(String lineItem, String user) {
    return with(below(lineItem, "/results"), "user_id", user);
  }

  /** With one more parameter in the query that may be there. */
  static URI with(String address, String name, String value) {
    String separator = address.indexOf('?') < 0 ? "?" : "&";
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(address + separator + name + "=" + encoded);
  }

  private static String below(String lineItem, String step) {
    int end = lineItem.indexOf('#');
    String whole = end < 0 ? lineItem : lineItem.substring(0, end);
    int question = whole.indexOf('?');
    String path = question < 0 ? whole : whole.substring(0, question);
    String query = question < 0 ? "" : whole.substring(question);
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed + step + query;
  }
}
