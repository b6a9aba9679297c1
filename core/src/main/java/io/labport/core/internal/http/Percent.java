package io.labport.core.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict percent-decoding: two readings of one text are how filters are fooled. */
final class Percent {
  private Percent() {}

  static String decode(String text, boolean plusIsBlank) throws BadRequestException {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '+' && plusIsBlank) {
        decoded.write(' ');
      } else if (bytes[i] == '%') {
        if (i + 2 >= bytes.length) {
          throw new BadRequestException("a percent sign without two digits");
        }
        decoded.write(digit(bytes[i + 1]) * 16 + digit(bytes[i + 2]));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadRequestException("an encoded text that is not UTF-8");
    }
  }

  private static int digit(byte character) throws BadRequestException {
    int value = character < 0 ? -1 : Character.digit((char) character, 16);
    if (value < 0) {
      throw new BadRequestException("a percent sign without two digits");
    }
    return value;
  }
}
