package io.labport.adapter.scorm.dispatch.key;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody guesses: 128 bits in base64url, 22 characters. */
public final class Ids {
  private static final int BYTES = 16;

  private Ids() {}

  /**
   * None begins with a hyphen, which command lines would take for the beginning of an option; the
   * one in 64 that would is drawn again.
   */
  public static String draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    String id;
    do {
      random.nextBytes(bytes);
      id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } while (id.startsWith("-"));
    return id;
  }
}
