package io.labport.adapter.lti.registration;

/**
 * What may sign an id token (1EdTech Security Framework 1.0, section 5.1.3: asymmetric only). The
 * constants are spelled as in the {@code alg} header.
 */
public enum IdTokenAlgorithm {
  RS256("RSA"),
  RS384("RSA"),
  RS512("RSA"),
  ES256("EC"),
  ES384("EC"),
  ES512("EC");

  private final String keyType;

  IdTokenAlgorithm(String keyType) {
    this.keyType = keyType;
  }

  /** The {@code kty} of keys that fit. */
  public String keyType() {
    return keyType;
  }
}
