package io.labport.adapter.scorm.dispatch.key;

/**
 * @param key 256 random bits in base64
 */
record TenantKey(String key) {
  @Override
  public String toString() {
    return "TenantKey[***]";
  }
}
