package io.labport.adapter.lti.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 in base64url: what we keep of values that we need not know again, only recognise. */
public final class Fingerprint {
  private Fingerprint() {}

  /** 43 characters. */
  public static String of(String value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of several values, such that no two lists of them have the same. 43 characters. */
  public static String ofParts(String... parts) {
    StringBuilder sized = new StringBuilder();
    for (String part : parts) {
      sized.append(part.length()).append(':').append(part);
    }
    return of(sized.toString());
  }

  /** The first characters, enough to compare lines of a log. */
  public static String brief(String value) {
    return of(value).substring(0, 12);
  }

  /** In constant time. */
  public static boolean matches(String value, String fingerprint) {
    return MessageDigest.isEqual(
        of(value).getBytes(StandardCharsets.US_ASCII),
        fingerprint.getBytes(StandardCharsets.US_ASCII));
  }
}
