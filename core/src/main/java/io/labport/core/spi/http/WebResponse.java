package io.labport.core.spi.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response. The bridge adds what every response needs ({@code Cache-Control: no-store},
 * {@code Referrer-Policy: no-referrer}, {@code X-Content-Type-Options: nosniff}, a strict {@code
 * Content-Security-Policy} for pages) unless the handler set it. Of a {@code
 * Content-Security-Policy} only the directives that the handler names are replaced: {@code
 * form-action https://lms.example} leaves the rest as it is.
 *
 * @param status 200 to 599
 * @param headers in order of sending
 * @param body never null; do not change the array
 */
public record WebResponse(int status, Map<String, List<String>> headers, byte[] body) {

  public static WebResponse html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  public static WebResponse json(int status, String document) {
    return of(status, "application/json", document.getBytes(StandardCharsets.UTF_8));
  }

  public static WebResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static WebResponse of(int status, String contentType, byte[] body) {
    return new WebResponse(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  public static WebResponse empty(int status) {
    return new WebResponse(status, Map.of(), new byte[0]);
  }

  /** 303: go on with GET, whatever the method was. The address reaches no log. */
  public static WebResponse seeOther(URI location) {
    return empty(303).header("Location", location.toString());
  }

  /** A copy with one more value of the header. */
  public WebResponse header(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, List.copyOf(values));
    return new WebResponse(status, more, body);
  }

  /** A copy that sets the cookie. */
  public WebResponse cookie(WebCookie cookie) {
    return header("Set-Cookie", cookie.header());
  }

  @Override
  public String toString() {
    return "WebResponse[" + status + ", " + body.length + " bytes]";
  }
}
