package io.labport.adapter.scorm.dispatch;

/**
 * Makes the keys that packages hold. The same dispatch and generation always give the same key, so
 * that packaging again gives the same bytes. Thread-safe.
 */
public interface LaunchKeys {

  /**
   * 256 bits in base64url without padding. A secret: it goes into the package and nowhere else.
   *
   * @param generation 1 or more
   */
  String key(Dispatch dispatch, int generation);
}
