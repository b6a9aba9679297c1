package io.labport.examples.certification;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A person's browser: keeps cookies by host, follows nothing on its own. Cookies with {@code
 * Secure} go out over http too, as browsers do for loopback addresses. Not thread-safe.
 */
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

  /** Opens an address. */
  public Answer get(URI address) throws IOException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Posts a form. */
  public Answer post(URI address, Map<String, String> fields) throws IOException {
    return post(address, "application/x-www-form-urlencoded", encoded(fields));
  }

  /** Posts any body. */
  public Answer post(URI address, String contentType, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends any request, with this browser's cookies. */
  public Answer send(HttpRequest.Builder request) throws IOException {
    URI address = request.copy().build().uri();
    Map<String, String> jar = cookies.computeIfAbsent(site(address), any -> new LinkedHashMap<>());
    if (!jar.isEmpty()) {
      StringJoiner sent = new StringJoiner("; ");
      jar.forEach((name, value) -> sent.add(name + "=" + value));
      request.header("Cookie", sent.toString());
    }
    try {
      HttpResponse<String> response =
          HTTP.send(
              request.timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Map<String, List<String>> headers = new LinkedHashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      headers.getOrDefault("set-cookie", List.of()).forEach(cookie -> keep(jar, cookie));
      return new Answer(address, response.statusCode(), headers, response.body());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** A form's fields as a form or query carries them. */
  static String encoded(Map<String, String> fields) {
    StringJoiner form = new StringJoiner("&");
    fields.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void keep(Map<String, String> jar, String header) {
    String[] parts = header.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals <= 0) {
      return;
    }
    String name = parts[0].substring(0, equals).strip();
    boolean over = false;
    for (int i = 1; i < parts.length; i++) {
      String attribute = parts[i].strip().toLowerCase(Locale.ROOT);
      over |= attribute.matches("max-age=\\s*(0|-\\d+)");
    }
    if (over) {
      jar.remove(name);
    } else {
      jar.put(name, parts[0].substring(equals + 1).strip());
    }
  }

  private static String site(URI address) {
    return String.valueOf(address.getHost());
  }
}
