package io.labport.adapter.lti.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.labport.core.spi.Managed;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.SecretBox;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The tool's own keys. The first is made at the first start; of several nodes the first to store
 * one wins, and all use that one. Thread-safe.
 */
public final class ToolKeys implements Managed {
  private static final String KIND = "tool-key";
  private static final String FIRST = "0001";

  private final AdapterStore store;
  private final SecretBox secrets;
  private final SecureRandom random;
  private final LoadingCache<String, List<ToolKey>> read;

  @Inject
  public ToolKeys(AdapterStore store, SecretBox secrets, SecureRandom random, Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.random = random;
    // Short, so that a key that another node added is published here within a minute.
    this.read =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build(kind -> load());
  }

  /**
   * Without keys that open, no platform could trust us: better told now than at the first launch.
   */
  @Override
  public void start() {
    all();
  }

  /** The key that signs now. */
  public ToolKey active() {
    List<ToolKey> keys = all();
    return keys.get(keys.size() - 1);
  }

  /** All keys to publish, oldest first; never empty. */
  List<ToolKey> all() {
    return read.get(KIND);
  }

  private List<ToolKey> load() {
    List<StoredDocument> stored = store.page(KIND, "", Optional.empty(), 100);
    if (stored.isEmpty()) {
      // The loser of the race throws its pair away and reads the winner's.
      store.insert(KIND, FIRST, secrets.seal(generate(), context(FIRST)), Optional.empty());
      stored = store.page(KIND, "", Optional.empty(), 100);
    }
    return stored.stream().map(this::open).toList();
  }

  private ToolKey open(StoredDocument document) {
    try {
      return new ToolKey(RSAKey.parse(secrets.open(document.content(), context(document.id()))));
    } catch (ParseException e) {
      throw new IllegalStateException("tool key " + document.id() + " is damaged", e);
    }
  }

  private String generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .secureRandom(random)
          .generate()
          .toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA key could be made", e);
    }
  }

  private static String context(String id) {
    return "lti/tool-key/" + id;
  }
}
