package io.labport.adapter.scorm.dispatch;

/** Secrets of a tenant, each for one purpose; they stay the same for ever. Thread-safe. */
public interface TenantSecrets {

  /**
   * 256 bits: HMAC-SHA256 of the purpose with the tenant's key, which itself is random and lies
   * sealed in the store. Do not change the array.
   *
   * @param purpose for example {@code receipt}; two purposes never have the same secret
   */
  byte[] derived(String tenant, String purpose);
}
