package io.labport.core.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Query parameters, form fields and cookies. */
final class Fields {
  private static final int MOST = 1_000;

  private Fields() {}

  static Map<String, List<String>> parse(String encoded) throws BadRequestException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MOST) {
        throw new BadRequestException("more than " + MOST + " fields");
      }
      int equals = pair.indexOf('=');
      String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true);
      fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  static Map<String, List<String>> form(
      Map<String, List<String>> headers, byte[] body, Map<String, List<String>> consumed)
      throws BadRequestException {
    if (!isForm(headers)) {
      return Map.of();
    }
    return body.length == 0 ? consumed : parse(new String(body, StandardCharsets.UTF_8));
  }

  private static boolean isForm(Map<String, List<String>> headers) {
    String type = headers.getOrDefault("content-type", List.of("")).get(0);
    String bare = type.contains(";") ? type.substring(0, type.indexOf(';')) : type;
    return bare.strip().toLowerCase(Locale.ROOT).equals("application/x-www-form-urlencoded");
  }

  /** The first cookie of a name wins: it is the one with the longest path (RFC 6265, 5.4). */
  static Map<String, String> cookies(Map<String, List<String>> headers) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String header : headers.getOrDefault("cookie", List.of())) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String value = pair.substring(equals + 1).strip();
          boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
          cookies.putIfAbsent(
              pair.substring(0, equals).strip(),
              quoted ? value.substring(1, value.length() - 1) : value);
        }
      }
    }
    return cookies;
  }
}
