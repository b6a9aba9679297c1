package io.labport.core.internal.http;

import java.util.ArrayList;
import java.util.List;

/** Takes a raw path apart and refuses what proxies, containers and we might read differently. */
final class PathSegments {
  private PathSegments() {}

  static List<String> of(String rawPath) throws BadRequestException {
    if (!rawPath.isEmpty() && !rawPath.startsWith("/")) {
      throw new BadRequestException("a path without a slash");
    }
    if (rawPath.indexOf(';') >= 0) {
      // among them ;jsessionid: a session in the address is a session in logs and referrers
      throw new BadRequestException("a path parameter");
    }
    List<String> segments = new ArrayList<>();
    String[] raw = rawPath.split("/", -1);
    for (int i = 1; i < raw.length; i++) {
      segments.add(checked(Percent.decode(raw[i], false)));
    }
    return segments;
  }

  private static String checked(String segment) throws BadRequestException {
    if (segment.equals(".") || segment.equals("..")) {
      throw new BadRequestException("a relative path");
    }
    if (segment.indexOf('/') >= 0 || segment.indexOf('\\') >= 0) {
      throw new BadRequestException("an encoded slash");
    }
    if (segment.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequestException("a control character in the path");
    }
    return segment;
  }
}
