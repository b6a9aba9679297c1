package io.labport.core.runtime.servlet;

import io.labport.core.internal.net.Ranges;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Serves a running Labport from a servlet container. Map it to a path with a wildcard, for example
 * {@code /labs/*}; {@code web.public-url} is then the address of that path. Does not close the
 * Labport.
 */
public final class LabportServlet extends HttpServlet {
  private final transient Labport labport;

  public LabportServlet(Labport labport) {
    this.labport = labport;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, List<String>> headers = headers(request);
    Optional<byte[]> body = body(request);
    WebResponse answer =
        body.isEmpty()
            ? labport.tooLarge(headers)
            : labport.serve(
                new IncomingRequest(
                    request.getMethod(),
                    rawPath(request),
                    Optional.ofNullable(request.getQueryString()).orElse(""),
                    headers,
                    body.get(),
                    body.get().length == 0 ? consumedForm(request) : Map.of(),
                    peer(request)));
    write(answer, request, response);
  }

  /** Empty when it is longer than allowed. */
  private Optional<byte[]> body(HttpServletRequest request) throws IOException {
    int limit = labport.bodyLimit();
    if (request.getContentLengthLong() > limit) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    return body.length > limit ? Optional.empty() : Optional.of(body);
  }

  /**
   * The request line's own spelling: {@code getPathInfo} is decoded, and what it was decoded from
   * decides. The mount in front is skipped by counting its slashes, because its spelling may
   * differ.
   */
  private static String rawPath(HttpServletRequest request) {
    boolean whole = request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT;
    String mount = request.getContextPath() + (whole ? "" : request.getServletPath());
    String uri = request.getRequestURI();
    long slashes = mount.chars().filter(character -> character == '/').count();
    int start = -1;
    for (long i = 0; i <= slashes; i++) {
      start = uri.indexOf('/', start + 1);
      if (start < 0) {
        return "";
      }
    }
    return uri.substring(start);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT), List.copyOf(Collections.list(request.getHeaders(name))));
    }
    return headers;
  }

  /**
   * A filter in front may have asked for a parameter, whereupon the container read the body. Its
   * parameters are then all that is left: those of the query and those of the form in one map, the
   * query's first (Servlet 6.0, section 3.1).
   */
  private static Map<String, List<String>> consumedForm(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      return Map.of();
    }
    Map<String, Integer> inQuery = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(request.getQueryString()).orElse("").split("&", -1)) {
      String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
      inQuery.merge(
          java.net.URLDecoder.decode(name, java.nio.charset.StandardCharsets.UTF_8),
          1,
          Integer::sum);
    }
    Map<String, List<String>> form = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              List<String> own = new ArrayList<>(List.of(values));
              own.subList(0, Math.min(own.size(), inQuery.getOrDefault(name, 0))).clear();
              if (!own.isEmpty()) {
                form.put(name, List.copyOf(own));
              }
            });
    return form;
  }

  private static InetAddress peer(HttpServletRequest request) {
    String address = request.getRemoteAddr().replaceAll("^\\[|]$|%.*$", "");
    return Ranges.address(address)
        .or(() -> Ranges.address("0.0.0.0"))
        .orElseThrow(IllegalStateException::new);
  }

  private static void write(
      WebResponse answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    answer
        .headers()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    if (answer.status() == 304 || answer.status() == 204) {
      return;
    }
    response.setContentLength(answer.body().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(answer.body());
    }
  }
}
