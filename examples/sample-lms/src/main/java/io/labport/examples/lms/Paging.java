package io.labport.examples.lms;

import java.util.List;
import java.util.StringJoiner;
import org.eclipse.jetty.util.Fields;

/** Cuts lists at {@code limit} and links to the next page, RFC 8288. */
final class Paging {

  private Paging() {}

  record Page<T>(List<T> items, String links) {

    /** The same with another link, unless that is empty. */
    Page<T> and(String link) {
      return link.isEmpty()
          ? this
          : new Page<>(items, links.isEmpty() ? link : links + ", " + link);
    }

    Answer linked(Answer answer) {
      return links.isEmpty() ? answer : answer.with("Link", links);
    }
  }

  /** The address is the one asked for, without its query. */
  static <T> Page<T> cut(List<T> all, Platform platform, String path, Fields query) {
    if (platform.has(Quirk.NO_PAGING)) {
      return new Page<>(all, "");
    }
    String address = platform.baseUrl() + path;
    int most = platform.pageSize();
    int limit = number(query, "limit", most);
    int from = number(query, "from", 0);
    if (limit == 0) {
      throw new Refusal(400, "limit must be at least 1");
    }
    int size = Math.min(limit, most);
    int start = Math.min(from, all.size());
    int end = Math.min(start + size, all.size());
    StringJoiner links = new StringJoiner(", ");
    if (end < all.size()) {
      links.add("<" + address + "?" + queryFrom(query, end, size) + ">; rel=\"next\"");
    }
    if (start > 0) {
      int before = Math.max(0, start - size);
      links.add("<" + address + "?" + queryFrom(query, before, size) + ">; rel=\"prev\"");
    }
    return new Page<>(all.subList(start, end), links.toString());
  }

  private static String queryFrom(Fields query, int from, int limit) {
    StringJoiner text = new StringJoiner("&");
    for (Fields.Field field : query) {
      if (!field.getName().equals("from") && !field.getName().equals("limit")) {
        for (String value : field.getValues()) {
          text.add(Platform.encoded(field.getName()) + "=" + Platform.encoded(value));
        }
      }
    }
    return text.add("limit=" + limit).add("from=" + from).toString();
  }

  private static int number(Fields query, String name, int otherwise) {
    String value = query.getValue(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,9}")) {
      throw new Refusal(400, name + " must be a number");
    }
    return Integer.parseInt(value);
  }
}
