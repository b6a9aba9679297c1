package io.labport.adapter.lti.keys;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes values that nobody can guess. */
public final class Unguessable {
  private final SecureRandom random;

  @Inject
  public Unguessable(SecureRandom random) {
    this.random = random;
  }

  /** 256 bits in base64url: 43 characters. */
  public String value() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Short enough to be read out on the telephone; finds a line in the log. */
  public String reference() {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      made.append("23456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.nextInt(30)));
    }
    return made.toString();
  }
}
