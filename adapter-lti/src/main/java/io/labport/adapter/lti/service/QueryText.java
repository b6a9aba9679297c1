package io.labport.adapter.lti.service;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parameters of ours in addresses of theirs. */
public final class QueryText {
  private QueryText() {}

  /**
   * The address with the parameters in its query. What is there stays as it is written, except
   * parameters of the same names.
   */
  public static URI with(String address, Map<String, String> parameters) {
    int hash = address.indexOf('#');
    String whole = hash < 0 ? address : address.substring(0, hash);
    int mark = whole.indexOf('?');
    List<String> pairs = new ArrayList<>();
    if (mark >= 0) {
      for (String pair : whole.substring(mark + 1).split("&", -1)) {
        String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
        if (!pair.isEmpty() && !parameters.containsKey(name)) {
          pairs.add(pair);
        }
      }
    }
    parameters.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    String path = mark < 0 ? whole : whole.substring(0, mark);
    return URI.create(pairs.isEmpty() ? path : path + "?" + String.join("&", pairs));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
