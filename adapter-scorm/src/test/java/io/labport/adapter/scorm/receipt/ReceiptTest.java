package io.labport.adapter.scorm.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final byte[] KEY = key(1);
  private static final Receipt RECEIPT =
      receipt("dispatch-1", "LEARNER", "1", "passed", "67", "2026-11-20T09:08:07Z");

  @Test
  void theCodeIsTheBeginningOfTheHmacInBase32() throws Exception {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (String part : List.of("receipt-1", "dispatch-1", "LEARNER", "1", "passed", "67")) {
      message.write(ByteBuffer.allocate(4).putInt(part.length()).array());
      message.write(part.getBytes(StandardCharsets.US_ASCII));
    }
    message.write(
        ByteBuffer.allocate(8)
            .putLong(Instant.parse("2026-11-20T09:08:07Z").getEpochSecond())
            .array());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] hmac = mac.doFinal(message.toByteArray());

    // Java's own base 32 has other digits: 0-9 a-v for A-Z 2-7.
    String first = new BigInteger(1, Arrays.copyOf(hmac, 15)).shiftRight(20).toString(32);
    StringBuilder expected = new StringBuilder();
    ("0".repeat(20 - first.length()) + first)
        .chars()
        .map(digit -> Character.digit(digit, 32))
        .mapToObj(value -> (char) (value < 26 ? 'A' + value : '2' + value - 26))
        .forEach(expected::append);
    assertThat(RECEIPT.code(KEY)).isEqualTo(expected.toString()).matches("[A-Z2-7]{20}");
  }

  @Test
  void theSameReceiptHasTheSameCodeHoweverItsNumbersAreSpelt() {
    assertThat(
            receipt("dispatch-1", "LEARNER", "1", "passed", "67.00", "2026-11-20T09:08:07.9Z")
                .code(KEY))
        .isEqualTo(RECEIPT.code(KEY));
  }

  @Test
  void everyPartCounts() {
    Set<String> codes = new HashSet<>();
    List<Receipt> all =
        List.of(
            RECEIPT,
            receipt("dispatch-2", "LEARNER", "1", "passed", "67", "2026-11-20T09:08:07Z"),
            receipt("dispatch-1", "OTHER", "1", "passed", "67", "2026-11-20T09:08:07Z"),
            receipt("dispatch-1", "LEARNER", "2", "passed", "67", "2026-11-20T09:08:07Z"),
            receipt("dispatch-1", "LEARNER", "1", "failed", "67", "2026-11-20T09:08:07Z"),
            receipt("dispatch-1", "LEARNER", "1", "passed", "68", "2026-11-20T09:08:07Z"),
            receipt("dispatch-1", "LEARNER", "1", "passed", "67", "2026-11-20T09:08:08Z"),
            receipt("dispatch-1L", "EARNER", "1", "passed", "67", "2026-11-20T09:08:07Z"),
            receipt("dispatch-1", "LEARNER1", "", "passed", "67", "2026-11-20T09:08:07Z"),
            new Receipt("dispatch-1", "LEARNER", "1", "passed", Optional.empty(), RECEIPT.at()));

    all.forEach(each -> codes.add(each.code(KEY)));
    codes.add(RECEIPT.code(key(2)));

    assertThat(codes).hasSize(all.size() + 1);
  }

  @Test
  void aCodeIsRecognisedAsPeopleCopyIt() {
    String code = RECEIPT.code(KEY);
    String copied =
        " "
            + code.substring(0, 5).toLowerCase(Locale.ROOT)
            + "-"
            + code.substring(5, 10)
            + " "
            + code.substring(10)
            + "\n";

    assertThat(RECEIPT.verify(code, KEY)).isTrue();
    assertThat(RECEIPT.verify(copied, KEY)).isTrue();
    assertThat(Receipt.canonical(copied)).isEqualTo(code);
    assertThat(Receipt.canonical("i-iii")).isEqualTo("IIII");
  }

  @Test
  void anotherCodeIsNotRecognised() {
    String code = RECEIPT.code(KEY);
    char wrong = code.charAt(19) == 'A' ? 'B' : 'A';

    assertThat(RECEIPT.verify(code.substring(0, 19) + wrong, KEY)).isFalse();
    assertThat(RECEIPT.verify(code.substring(0, 19), KEY)).isFalse();
    assertThat(RECEIPT.verify(code + "A", KEY)).isFalse();
    assertThat(RECEIPT.verify("", KEY)).isFalse();
    assertThat(RECEIPT.verify(code, key(2))).isFalse();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> RECEIPT.code(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key for receipts has 32 bytes at least");
  }

  private static byte[] key(int of) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) of);
    return key;
  }

  private static Receipt receipt(
      String dispatch, String pseudonym, String instance, String outcome, String score, String at) {
    return new Receipt(
        dispatch,
        pseudonym,
        instance,
        outcome,
        Optional.of(new BigDecimal(score)),
        Instant.parse(at));
  }
}
