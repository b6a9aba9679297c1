package io.labport.core.outbound.skillable;

import java.nio.charset.StandardCharsets;

/**
 * A value as it stands in a query: percent-encoded UTF-8 of everything that RFC 3986, section 2.3,
 * does not call unreserved. Feign would encode by itself, but takes {@code 100%41} for encoded
 * already, and drops a value that reads {@code undef} (somebody's name, for all we know); what is
 * encoded beforehand it passes on untouched.
 */
final class Encoded {
  private static final String HEX = "0123456789ABCDEF";

  private final String text;

  private Encoded(String text) {
    this.text = text;
  }

  static Encoded of(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    boolean feignsMark = value.equalsIgnoreCase("undef");
    StringBuilder encoded = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (unreserved(b) && !(feignsMark && i == 0)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
      }
    }
    return new Encoded(encoded.toString());
  }

  private static boolean unreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** The encoded text: Feign asks for it. */
  @Override
  public String toString() {
    return text;
  }
}
