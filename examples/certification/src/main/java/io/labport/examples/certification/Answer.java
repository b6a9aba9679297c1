package io.labport.examples.certification;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tool answered.
 *
 * @param from the address that answered
 * @param headers names in lower case
 */
public record Answer(URI from, int status, Map<String, List<String>> headers, String body) {
  private static final Pattern CODE =
      Pattern.compile("\\blti\\.[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:\\.[a-z_]+)?");
  private static final Pattern INVISIBLE =
      Pattern.compile("(?is)<(script|style|head|template)\\b.*?</\\1>|<!--.*?-->|<[^>]*>");

  /** First value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Where a redirect leads, absolute. */
  public Optional<URI> location() {
    return status >= 300 && status < 400
        ? header("location").flatMap(this::resolved)
        : Optional.empty();
  }

  /** A code of Labport's in the page. */
  public Optional<String> code() {
    Matcher matcher = CODE.matcher(text());
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** What people can read of it. */
  public String text() {
    return INVISIBLE
        .matcher(body)
        .replaceAll(" ")
        .replace("&nbsp;", " ")
        .replace("&middot;", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Whether it is a page or plain text. */
  public boolean readable() {
    String type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html")
        || type.startsWith("text/plain")
        || type.startsWith("application/xhtml+xml");
  }

  private Optional<URI> resolved(String location) {
    try {
      return Optional.of(from.resolve(location));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Status and code only: a page may hold names. */
  @Override
  public String toString() {
    return status + code().map(code -> " " + code).orElse("");
  }
}
