package io.labport.core.spi.http;

import java.time.Duration;

/**
 * A cookie as a third-party frame needs it: always {@code Secure; HttpOnly; SameSite=None;
 * Partitioned; Path=/}.
 *
 * @param name begin it with {@code __Host-}
 * @param value cookie octets only (RFC 6265, section 4.1.1)
 * @param maxAge zero deletes the cookie
 */
public record WebCookie(String name, String value, Duration maxAge) {
  public WebCookie {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !value.matches("[!#-+\\--:<-\\[\\]-~]*")) {
      throw new IllegalArgumentException("not a cookie name or value");
    }
  }

  /**
   * The value of the {@code Set-Cookie} header, written by hand because containers differ on {@code
   * Partitioned}.
   */
  public String header() {
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + maxAge.toSeconds()
        + "; Secure; HttpOnly; SameSite=None; Partitioned";
  }

  @Override
  public String toString() {
    return "WebCookie[" + name + "]";
  }
}
