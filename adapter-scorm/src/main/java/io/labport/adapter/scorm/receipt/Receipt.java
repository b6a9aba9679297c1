package io.labport.adapter.scorm.receipt;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receipt vouches for: this learner had this result. Its code is 20 characters of base32,
 * 100 bits of an HMAC-SHA256; only who has the key can make one.
 *
 * @param dispatch its id
 * @param pseudonym of the learner
 * @param instance the number of the learner's lab under the dispatch, as text
 * @param outcome as reported, for example {@code passed}
 * @param score as reported; absent when none was
 * @param at when it became final; fractions of a second do not count
 */
public record Receipt(
    String dispatch,
    String pseudonym,
    String instance,
    String outcome,
    Optional<BigDecimal> score,
    Instant at) {

  private static final int LENGTH = 20;
  private static final int BITS = 5;

  /** RFC 4648, section 6. */
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /**
   * The code. The same receipt and key always give the same.
   *
   * @param key 32 bytes at least, used for receipts alone
   */
  public String code(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key for receipts has 32 bytes at least");
    }
    byte[] mac = mac(key);
    StringBuilder code = new StringBuilder(LENGTH);
    int held = 0;
    int bits = 0;
    for (int i = 0; code.length() < LENGTH; i++) {
      held = (held << 8) | (mac[i] & 0xff);
      bits += 8;
      while (bits >= BITS && code.length() < LENGTH) {
        bits -= BITS;
        code.append(ALPHABET.charAt((held >>> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    return code.toString();
  }

  /**
   * Whether the code belongs to this receipt. Takes the same time wherever they differ; blanks,
   * hyphens and small letters, as people copy codes, do not matter.
   */
  public boolean verify(String code, byte[] key) {
    String canonical = canonical(code);
    return MessageDigest.isEqual(
        canonical.getBytes(StandardCharsets.UTF_8), code(key).getBytes(StandardCharsets.UTF_8));
  }

  /** A code as people copy it, in the form in which {@link #code} writes it. */
  public static String canonical(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private byte[] mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  /** Each part with its length before it: no two receipts have the same bytes. */
  private byte[] message() {
    String points = score.map(s -> s.stripTrailingZeros().toPlainString()).orElse("");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part :
          new String[] {"receipt-1", dispatch, pseudonym, instance, outcome, points}) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
      out.writeLong(at.getEpochSecond());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
