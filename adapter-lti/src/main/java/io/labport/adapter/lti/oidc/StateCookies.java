package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.spi.http.WebCookie;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The cookies that bind a login to its browser: one for each login, so that two tabs do not
 * overwrite each other's. The value begins with the time, by which the oldest is found when there
 * are too many.
 */
public final class StateCookies {
  private static final String PREFIX = "__Host-lti_st_";
  private static final int MOST = 10;

  private StateCookies() {}

  /** The name tells nothing about the state. */
  public static String name(String state) {
    return PREFIX + handle(state);
  }

  /** What tells one login from another where others can see it. */
  public static String handle(String state) {
    return Fingerprint.of(state).substring(0, 16);
  }

  static String value(long millis, String secret) {
    return Long.toString(millis, Character.MAX_RADIX) + "." + secret;
  }

  static WebResponse set(WebResponse response, WebRequest request, String state, String value) {
    WebResponse all = response.cookie(new WebCookie(name(state), value, PendingLogins.VALID));
    List<String> surplus =
        request.cookies().entrySet().stream()
            .filter(c -> c.getKey().startsWith(PREFIX))
            .sorted(
                Comparator.comparingLong(
                        (java.util.Map.Entry<String, String> c) -> age(c.getValue()))
                    .reversed())
            .map(java.util.Map.Entry::getKey)
            .skip(MOST - 1)
            .toList();
    for (String name : surplus) {
      if (name.matches("[A-Za-z0-9_-]{1,100}")) {
        all = all.cookie(new WebCookie(name, "", Duration.ZERO));
      }
    }
    return all;
  }

  /** After the launch the cookie has done its work. */
  public static WebResponse clear(WebResponse response, String state) {
    return response.cookie(new WebCookie(name(state), "", Duration.ZERO));
  }

  private static long age(String value) {
    int dot = value.indexOf('.');
    try {
      return Long.parseLong(dot < 0 ? value : value.substring(0, dot), Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
