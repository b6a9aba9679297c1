package io.labport.adapter.scorm.stepup;

import io.labport.adapter.scorm.dispatch.TenantSecrets;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of 8 digits, each good once, for 10 minutes and 5 tries. Thread-safe across nodes. */
public final class OneTimeCodes {
  static final int TRIES = 5;
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int CODES = 100_000_000;
  private static final String NAME = "[A-Za-z0-9_-]{43}";

  private final Documents<Challenge> challenges;
  private final TenantSecrets secrets;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  OneTimeCodes(AdapterStore store, TenantSecrets secrets, SecureRandom random, Clock clock) {
    this.challenges = new Documents<>(store, "step-up", Challenge.class);
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A new code.
   *
   * @param name what the page shows again with the code; as good as a password for the challenge
   * @param code for the learner's own address, and for nothing else
   */
  record Made(String name, String code) {
    @Override
    public String toString() {
      return "Made[***]";
    }
  }

  /** What a code that was given is. */
  sealed interface Given {
    /** The right one; it is spent now. */
    record Right(Challenge challenge) implements Given {}

    record Wrong(Challenge challenge) implements Given {}

    /** There is nothing to be given any more: too late, too often wrong, or spent. */
    record Over() implements Given {}
  }

  Made make(String session, String dispatch, String tenant) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String code = "%08d".formatted(random.nextInt(CODES));
    challenges.insert(
        id(name),
        new Challenge(session, dispatch, tenant, fingerprint(tenant, name, code), 0),
        Optional.of(clock.instant().plus(LIFE)));
    return new Made(name, code);
  }

  /** Nobody got the code. */
  void withdraw(Made made) {
    challenges.delete(id(made.name()));
  }

  /**
   * @param code spaces between the digits are no fault
   */
  Given give(String name, String code) {
    if (!name.matches(NAME)) {
      return new Given.Over();
    }
    Optional<Documents.Kept<Challenge>> kept = challenges.kept(id(name));
    if (kept.isEmpty() || kept.get().document().tries() >= TRIES) {
      return new Given.Over();
    }
    // Counted before it is compared: of many tries at once only one replaces this version.
    Challenge tried = kept.get().document().triedOnceMore();
    if (!challenges.replace(id(name), tried, kept.get().version(), kept.get().expires())) {
      return give(name, code);
    }
    boolean right =
        MessageDigest.isEqual(
            utf8(tried.fingerprint()),
            utf8(fingerprint(tried.tenant(), name, code.replaceAll("[\\s-]", ""))));
    if (right) {
      return challenges.take(id(name)).<Given>map(Given.Right::new).orElseGet(Given.Over::new);
    }
    return tried.tries() < TRIES ? new Given.Wrong(tried) : new Given.Over();
  }

  /** Whoever reads the store finds no name to give. */
  private static String id(String name) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(name)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String fingerprint(String tenant, String name, String code) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secrets.derived(tenant, "step-up"), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(utf8(name + "\n" + code)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
