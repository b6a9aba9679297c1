package io.labport.adapter.scorm.dispatch.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.labport.adapter.scorm.dispatch.TenantSecrets;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** One random key for each tenant, made when it is first needed and never changed. */
public final class TenantKeys implements TenantSecrets {
  private static final int BYTES = 32;

  private final Documents<TenantKey> documents;
  private final SecureRandom random;
  private final Cache<String, byte[]> known = Caffeine.newBuilder().maximumSize(10_000).build();

  @Inject
  public TenantKeys(AdapterStore store, SecretBox secrets, SecureRandom random) {
    this.documents =
        Documents.sealed(store, secrets, "scorm/tenant-key", "tenant-key", TenantKey.class);
    this.random = random;
  }

  @Override
  public byte[] derived(String tenant, String purpose) {
    return Hmac.sha256(key(tenant), purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes the tenant's key if there is none. Call it outside a transaction before anything is
   * derived: a key that was made in a transaction is gone when that rolls back.
   */
  public void prepare(String tenant) {
    key(tenant);
  }

  /** Whether anything was ever made for the tenant. */
  public boolean knows(String tenant) {
    return documents.find(tenant).isPresent();
  }

  private byte[] key(String tenant) {
    byte[] cached = known.getIfPresent(tenant);
    if (cached != null) {
      return cached;
    }
    Optional<TenantKey> found = documents.find(tenant);
    if (found.isPresent()) {
      byte[] key = Base64.getDecoder().decode(found.get().key());
      known.put(tenant, key);
      return key;
    }
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    // Whoever is second finds the first one's key; what was only just made is not remembered,
    // because the caller's transaction may still roll back.
    documents.insert(
        tenant, new TenantKey(Base64.getEncoder().encodeToString(fresh)), Optional.empty());
    return Base64.getDecoder()
        .decode(
            documents
                .find(tenant)
                .orElseThrow(() -> new IllegalStateException("the key of a tenant vanished"))
                .key());
  }
}
