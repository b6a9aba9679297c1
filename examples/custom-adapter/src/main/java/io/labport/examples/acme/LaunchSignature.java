package io.labport.examples.acme;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the fields of a launch, one to a line, in hexadecimal digits. */
final class LaunchSignature {
  private final SecretKeySpec key;

  @Inject
  LaunchSignature(AcmeConfig config) {
    key =
        new SecretKeySpec(
            config.launchKey().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  boolean matches(String signature, String user, String lab, String assignment, String time) {
    return MessageDigest.isEqual(utf8(sign(user, lab, assignment, time)), utf8(signature));
  }

  String sign(String user, String lab, String assignment, String time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of()
          .formatHex(mac.doFinal(utf8(String.join("\n", user, lab, assignment, time))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
