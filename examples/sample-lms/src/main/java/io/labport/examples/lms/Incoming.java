package io.labport.examples.lms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** A request, read whole. Header names are in lower case. */
record Incoming(
    String method, String path, String rawQuery, Map<String, String> headers, byte[] bytes) {

  private static final int MOST = 1024 * 1024;
  private static final int MOST_UPLOADED = 64 * 1024 * 1024;

  static Incoming read(Request request) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.merge(
          field.getLowerCaseName(),
          field.getValue() == null ? "" : field.getValue(),
          (one, more) -> one + ", " + more);
    }
    String path = request.getHttpURI().getPath();
    int most = path != null && Endpoint.of(path) == Endpoint.SCORM_IMPORT ? MOST_UPLOADED : MOST;
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes(most + 1);
    }
    if (body.length > most) {
      throw new Refusal(413, "a body has at most " + most + " bytes");
    }
    String query = request.getHttpURI().getQuery();
    return new Incoming(
        request.getMethod(),
        path == null || path.isEmpty() ? "/" : path,
        query == null ? "" : query,
        headers,
        body);
  }

  /** The body as text. */
  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Without parameters, in lower case; empty if there is none. */
  String mediaType() {
    String type = header("content-type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
  }

  boolean accepts(String mediaType) {
    Optional<String> accept = header("accept");
    if (accept.isEmpty()) {
      return true;
    }
    for (String range : accept.get().split(",", -1)) {
      String type = range.split(";", -1)[0].trim().toLowerCase(Locale.ROOT);
      if (type.equals("*/*") || type.equals("application/*") || type.equals(mediaType)) {
        return true;
      }
    }
    return false;
  }

  Fields query() {
    return decoded(rawQuery);
  }

  /** Fields of a form, refusing any other body. */
  Fields form() {
    if (!mediaType().equals("application/x-www-form-urlencoded")) {
      throw new Refusal(415, "the body must be application/x-www-form-urlencoded");
    }
    return decoded(body());
  }

  /** Path without its first slash, cut at slashes. */
  List<String> segments() {
    return List.of(path.substring(1).split("/", -1));
  }

  private static Fields decoded(String encoded) {
    Fields fields = new Fields();
    try {
      UrlEncoded.decodeUtf8To(encoded, fields);
    } catch (RuntimeException malformed) {
      throw new Refusal(400, "the parameters are not well encoded");
    }
    return fields;
  }
}
