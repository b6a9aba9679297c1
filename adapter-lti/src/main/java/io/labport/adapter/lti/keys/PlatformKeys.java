package io.labport.adapter.lti.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.jwk.JWK;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.net.OutboundHttp;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The keys by which platforms sign, cached per address and shared by registrations (1EdTech
 * Security Framework 1.0, section 6.3). Thread-safe.
 */
public final class PlatformKeys {
  private final Cache<Missing, Boolean> missing;
  private final LoadingCache<URI, PlatformKeySource> sources;
  private final LoadingCache<String, PastedKeys> pasted =
      Caffeine.newBuilder().maximumSize(1000).build(PastedKeys::parse);

  @Inject
  public PlatformKeys(OutboundHttp http, Clock clock, PublicAddress address) {
    this.sources =
        Caffeine.newBuilder()
            .maximumSize(1000)
            .build(uri -> new PlatformKeySource(uri, http, clock, address));
    this.missing =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** What a look-up ends with. */
  public sealed interface Answer {}

  /** A key of that id; its type may still not fit. */
  public record Found(JWK key) implements Answer {}

  /**
   * @param known the ids that the platform has, for the log
   */
  public record UnknownKid(List<String> known) implements Answer {}

  /** The key set could not be fetched, and nothing usable is cached. */
  public record Unavailable(String reason) implements Answer {}

  private record Missing(URI address, String kid, String keyType) {}

  /** The key, fetched anew when the cached set does not have it; within limits. */
  public Answer find(URI address, String kid, String keyType) {
    PlatformKeySource source = sources.get(address);
    Optional<KeySet> set = source.current();
    if (set.isEmpty()) {
      return new Unavailable(source.lastFailure());
    }
    Optional<JWK> known = set.get().find(kid, keyType);
    if (known.isPresent()) {
      return new Found(known.get());
    }
    // A flood of invented ids must not make us hammer the platform: one look for all who ask for an
    // id at the same time, and none for a minute afterwards.
    missing
        .asMap()
        .computeIfAbsent(
            new Missing(address, kid, keyType),
            wanted ->
                source.forced(set.get()).flatMap(fresh -> fresh.find(kid, keyType)).isPresent()
                    ? null
                    : Boolean.TRUE);
    return source
        .current()
        .flatMap(now -> now.find(kid, keyType))
        .map(key -> (Answer) new Found(key))
        .orElseGet(() -> new UnknownKid(set.get().kids()));
  }

  /** A key of those that an administrator pasted; nothing is fetched. */
  public Answer pasted(String text, String kid, String keyType) {
    PastedKeys keys = pasted.get(text);
    return keys.find(kid, keyType)
        .map(key -> (Answer) new Found(key))
        .orElseGet(() -> new UnknownKid(keys.kids()));
  }

  /**
   * The key of that id as the platform has it now, after a signature failed: rarely a platform
   * gives an old id to a new key. Empty when it is the same, or may not be asked again yet.
   */
  public Optional<JWK> replaced(URI address, JWK failed) {
    PlatformKeySource source = sources.get(address);
    Optional<KeySet> before = source.current();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    return source
        .forced(before.get())
        .flatMap(s -> s.find(failed.getKeyID(), failed.getKeyType().getValue()))
        .filter(k -> !k.equals(failed));
  }
}
