package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.key.Ids;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Values that nobody can guess, and the fingerprints by which they are kept. */
public final class Unguessable {
  /** Without letters and digits that people mistake for each other. */
  private static final String LEGIBLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int SUPPORT_ID = 10;

  private final SecureRandom random;

  @Inject
  public Unguessable(SecureRandom random) {
    this.random = random;
  }

  /** 256 bits in base64url: 43 characters. */
  String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Of something that administrators name, too. */
  String id() {
    return Ids.draw(random);
  }

  /** What a learner reads out to somebody who helps. */
  String supportId() {
    StringBuilder id = new StringBuilder(SUPPORT_ID);
    for (int i = 0; i < SUPPORT_ID; i++) {
      id.append(LEGIBLE.charAt(random.nextInt(LEGIBLE.length())));
    }
    return id.toString();
  }

  /** SHA-256, in lower-case hexadecimal. */
  static String fingerprint(String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the value has the fingerprint; takes the same time for every wrong one. */
  static boolean matches(String value, String fingerprint) {
    return MessageDigest.isEqual(
        fingerprint(value).getBytes(StandardCharsets.US_ASCII),
        fingerprint.getBytes(StandardCharsets.US_ASCII));
  }
}
