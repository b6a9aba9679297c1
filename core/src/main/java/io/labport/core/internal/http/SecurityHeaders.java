package io.labport.core.internal.http;

import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Adds what every response needs. A handler's own header wins; of a Content-Security-Policy its own
 * directives win, and the others stay, so that a page that posts to a foreign host writes {@code
 * form-action https://that.host} and nothing else. There is no X-Frame-Options: it cannot name the
 * LMSs that frame us.
 */
final class SecurityHeaders {
  private static final String POLICY = "Content-Security-Policy";
  private final String frameAncestors;
  private final Branding branding;

  SecurityHeaders(String frameAncestors, Branding branding) {
    this.frameAncestors = frameAncestors;
    this.branding = branding;
  }

  WebResponse addTo(WebResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
    putIfAbsent(headers, "Cache-Control", "no-store");
    putIfAbsent(headers, "Referrer-Policy", "no-referrer");
    putIfAbsent(headers, "X-Content-Type-Options", "nosniff");
    if (first(headers, "Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html")) {
      String own = first(headers, POLICY);
      headers.keySet().removeIf(POLICY::equalsIgnoreCase);
      headers.put(POLICY, List.of(policy(own)));
    }
    return new WebResponse(response.status(), headers, response.body());
  }

  private String policy(String own) {
    Map<String, String> directives = new LinkedHashMap<>();
    directives.put("default-src", "'none'");
    directives.put("style-src", branding.styleSources());
    directives.put("script-src", "'self'");
    directives.put("img-src", branding.imageSources());
    directives.put("font-src", "'self'");
    directives.put("connect-src", "'self'");
    directives.put("base-uri", "'none'");
    directives.put("form-action", "'self'");
    directives.put("frame-ancestors", frameAncestors);
    for (String directive : own.split(";", -1)) {
      String[] parts = directive.strip().split("\\s+", 2);
      if (!parts[0].isEmpty()) {
        directives.put(parts[0].toLowerCase(Locale.ROOT), parts.length < 2 ? "" : parts[1]);
      }
    }
    return directives.entrySet().stream()
        .map(entry -> (entry.getKey() + " " + entry.getValue()).strip())
        .collect(Collectors.joining("; "));
  }

  private static void putIfAbsent(Map<String, List<String>> headers, String name, String value) {
    if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
      headers.put(name, List.of(value));
    }
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst()
        .orElse("");
  }
}
