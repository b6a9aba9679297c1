package io.labport.adapter.lti.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.labport.adapter.lti.LtiConfig;
import io.labport.core.spi.Managed;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tool's own keys: one set for the installation, and one for each registration that wants its
 * own. The first key is made when it is first needed; of several nodes the first to store one wins,
 * and all use that one. Thread-safe.
 */
public final class ToolKeys implements Managed {
  /** The set of registrations without one of their own. */
  public static final String SHARED = "shared";

  /** Where a key lay before there were sets. */
  private static final String SINGLE = "tool-key";

  private static final String FIRST = "0001";
  private static final String OWN = "own:";
  private static final Logger log = LoggerFactory.getLogger(ToolKeys.class);

  private final AdapterStore store;
  private final ToolKeyMaker maker;
  private final Optional<Duration> rotateEvery;
  private final Clock clock;
  private final Documents<ToolKeySet> documents;
  private final LoadingCache<String, ToolKeySet> signing;
  private final Cache<String, ToolKey> opened = Caffeine.newBuilder().maximumSize(1000).build();

  @Inject
  public ToolKeys(AdapterStore store, ToolKeyMaker maker, LtiConfig config, Clock clock) {
    this.store = store;
    this.documents = new Documents<>(store, "tool-key-set", ToolKeySet.class);
    this.maker = maker;
    this.rotateEvery = config.rotateKeysEvery();
    this.clock = clock;
    // Short, so that a key that another node made active signs here within a minute.
    this.signing =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build(this::current);
  }

  /**
   * What an administrator sees of a key.
   *
   * @param set {@link #SHARED}, or the key of the registration whose own set it is in
   * @param changes when it goes into its next state; empty when nothing is planned
   */
  public record View(
      String kid, String set, KeyState state, Instant since, Optional<Instant> changes) {}

  /** What became of a wish to delete a key. */
  public enum Deletion {
    DELETED,
    /** It signs: rotate first. */
    SIGNS,
    UNKNOWN
  }

  /**
   * Without keys that open, no platform could trust us: better told now than at the first launch.
   */
  @Override
  public void start() {
    active();
  }

  /** The key that signs now for registrations without a set of their own. */
  public ToolKey active() {
    return activeOf(SHARED);
  }

  /**
   * The key that signs now.
   *
   * @param own the registration whose own set it is from; empty for the shared one
   */
  public ToolKey active(Optional<String> own) {
    return activeOf(setOf(own));
  }

  /**
   * The public members of all keys that platforms may meet, oldest first.
   *
   * @param own as for {@link #active(Optional)}
   */
  public List<Map<String, Object>> published(Optional<String> own) {
    // Past the cache: a platform that looks for a new key at once must find it on every node.
    return current(setOf(own)).keys().stream().map(ToolKeySet.Entry::published).toList();
  }

  /** All keys of all sets. */
  public List<View> all() {
    List<View> views = new ArrayList<>();
    for (String set : sets()) {
      current(set).keys().forEach(key -> views.add(view(set, key)));
    }
    return views;
  }

  /**
   * Publishes a further key, which takes over after 24 hours; with {@code now} it signs at once.
   * Without {@code now}, nothing happens while a key waits already.
   *
   * @param own as for {@link #active(Optional)}
   */
  public List<View> rotate(Optional<String> own, boolean now) {
    String set = setOf(own);
    current(set);
    ToolKeySet.Entry made = maker.make(KeyState.PUBLISHED);
    ToolKeySet after =
        change(
            set,
            keys ->
                now
                    ? keys.with(made).activated(made.kid(), clock.millis())
                    : keys.waiting() ? keys : keys.with(made));
    log.info("key set {}: a new key, {}", set, now ? "signing at once" : "to sign in 24 hours");
    return after.keys().stream().map(key -> view(set, key)).toList();
  }

  /** Removes a key that does not sign, private part and all. */
  public Deletion delete(String kid) {
    for (String set : sets()) {
      Optional<ToolKeySet.Entry> found =
          current(set).keys().stream().filter(key -> key.kid().equals(kid)).findFirst();
      if (found.isPresent()) {
        ToolKeySet after =
            change(set, keys -> keys.active().kid().equals(kid) ? keys : keys.without(kid));
        boolean there = after.keys().stream().anyMatch(key -> key.kid().equals(kid));
        return there ? Deletion.SIGNS : Deletion.DELETED;
      }
    }
    return Deletion.UNKNOWN;
  }

  /** Does what is due: keys take over, retire and go, and new ones are published. */
  void advance() {
    for (String set : sets()) {
      ToolKeySet before = current(set);
      long now = clock.millis();
      Optional<ToolKeySet.Entry> next =
          rotateEvery
              .filter(every -> before.rotationDue(now, every))
              .map(every -> maker.make(KeyState.PUBLISHED));
      ToolKeySet after =
          change(
              set,
              keys -> {
                ToolKeySet moved = keys.advanced(now);
                return next.isPresent() && moved.rotationDue(now, rotateEvery.orElseThrow())
                    ? moved.with(next.get())
                    : moved;
              });
      if (!after.equals(before)) {
        log.info("key set {}: now {}", set, after.keys());
      }
    }
  }

  private ToolKey activeOf(String set) {
    ToolKeySet.Entry active = signing.get(set).active();
    return opened.get(active.kid(), kid -> maker.open(active));
  }

  private List<String> sets() {
    return documents.all("").stream().map(Documents.Kept::id).toList();
  }

  /** The loser of a race for the first key throws its pair away and reads the winner's. */
  private ToolKeySet current(String set) {
    return documents.update(
        set, kept -> kept.orElseGet(() -> new ToolKeySet(List.of(first(set)))), Optional.empty());
  }

  private ToolKeySet.Entry first(String set) {
    Optional<StoredDocument> single =
        set.equals(SHARED) ? store.find(SINGLE, FIRST) : Optional.empty();
    return single
        .map(document -> maker.adopt(document.id(), document.content()))
        .orElseGet(() -> maker.make(KeyState.ACTIVE));
  }

  private ToolKeySet change(String set, UnaryOperator<ToolKeySet> change) {
    ToolKeySet before = current(set);
    ToolKeySet after = documents.amend(set, change);
    if (!after.equals(before)) {
      forget(before, after);
      signing.invalidate(set);
    }
    return after;
  }

  /** What is removed is removed everywhere, also where a key lay before there were sets. */
  private void forget(ToolKeySet before, ToolKeySet after) {
    for (ToolKeySet.Entry key : before.keys()) {
      if (after.keys().stream().noneMatch(left -> left.kid().equals(key.kid()))) {
        opened.invalidate(key.kid());
        store.delete(SINGLE, key.id());
      }
    }
  }

  private View view(String set, ToolKeySet.Entry key) {
    Instant since = Instant.ofEpochMilli(key.since());
    Optional<Instant> changes =
        switch (key.state()) {
          case PUBLISHED -> Optional.of(since.plus(KeyState.PUBLISHED_FOR));
          case ACTIVE -> rotateEvery.map(since::plus);
          case RETIRING -> Optional.of(since.plus(KeyState.RETIRING_FOR));
        };
    String shown = set.startsWith(OWN) ? set.substring(OWN.length()) : set;
    return new View(key.kid(), shown, key.state(), since, changes);
  }

  private static String setOf(Optional<String> own) {
    return own.map(registration -> OWN + registration).orElse(SHARED);
  }
}
