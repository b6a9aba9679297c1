package io.labport.adapter.scorm.dispatch.key;

import java.math.BigInteger;

/** Base 32 (RFC 4648, section 6) in lower case, without padding. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 5;

  private Base32() {}

  static String lower(byte[] bytes) {
    int length = (bytes.length * Byte.SIZE + BITS - 1) / BITS;
    BigInteger rest = new BigInteger(1, bytes).shiftLeft(length * BITS - bytes.length * Byte.SIZE);
    char[] text = new char[length];
    for (int i = length - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt(rest.intValue() & 31);
      rest = rest.shiftRight(BITS);
    }
    return new String(text);
  }
}
