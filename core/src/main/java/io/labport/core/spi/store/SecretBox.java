package io.labport.core.spi.store;

/**
 * Encrypts what must not lie in the database in the clear, with the operator's key set.
 * Thread-safe.
 */
public interface SecretBox {

  /**
   * @param plain what to hide
   * @param context where it belongs, for example {@code lti/tool-key/abc}: a sealed text opens only
   *     with the same context
   * @return printable text
   */
  String seal(String plain, String context);

  /**
   * @throws IllegalArgumentException when it was not sealed with one of the operator's keys in this
   *     context
   */
  String open(String sealed, String context);
}
