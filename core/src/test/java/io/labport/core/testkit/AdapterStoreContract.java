package io.labport.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What an {@link AdapterStore} promises. */
public interface AdapterStoreContract extends StorageContract {

  default AdapterStore store() {
    return storage().adapterStores().of("acme");
  }

  private Optional<Instant> in(Duration time) {
    return Optional.of(fresh().clock().instant().plus(time));
  }

  @Test
  default void anInsertedDocumentIsFound() {
    assertThat(store().insert("login", "a", "content", in(Duration.ofMinutes(1)))).isTrue();

    StoredDocument found = store().find("login", "a").orElseThrow();
    assertThat(found.content()).isEqualTo("content");
    assertThat(found.expires()).isEqualTo(in(Duration.ofMinutes(1)));
    assertThat(store().find("login", "b")).isEmpty();
    assertThat(store().find("other", "a")).isEmpty();
  }

  @Test
  default void aSecondInsertIsRefusedAndLeavesTheTransactionUsable() {
    store().insert("login", "a", "first", Optional.empty());

    boolean second =
        storage()
            .transactions()
            .call(
                () -> {
                  boolean inserted = store().insert("login", "a", "second", Optional.empty());
                  store().insert("login", "b", "after", Optional.empty());
                  return inserted;
                });

    assertThat(second).isFalse();
    assertThat(store().find("login", "a").orElseThrow().content()).isEqualTo("first");
    assertThat(store().find("login", "b")).isPresent();
  }

  @Test
  default void anExpiredDocumentIsNotThere() {
    store().insert("login", "a", "first", in(Duration.ofMinutes(1)));
    long version = store().find("login", "a").orElseThrow().version();

    fresh().clock().advance(Duration.ofMinutes(1));

    assertThat(store().find("login", "a")).isEmpty();
    assertThat(store().take("login", "a")).isEmpty();
    assertThat(store().replace("login", "a", "x", version, Optional.empty())).isFalse();
    assertThat(store().page("login", "", Optional.empty(), 10)).isEmpty();
    assertThat(store().insert("login", "a", "second", Optional.empty())).isTrue();
    assertThat(store().find("login", "a").orElseThrow().content()).isEqualTo("second");
    assertThat(store().delete("login", "a")).isTrue();
  }

  @Test
  default void deletingAnExpiredDocumentDeletesNothingThatIsThere() {
    store().insert("login", "a", "first", in(Duration.ofMinutes(1)));
    fresh().clock().advance(Duration.ofMinutes(2));

    assertThat(store().delete("login", "a")).isFalse();
  }

  @Test
  default void onlyTheVersionThatWasReadIsReplaced() {
    store().insert("tool", "a", "one", Optional.empty());
    long version = store().find("tool", "a").orElseThrow().version();

    assertThat(store().replace("tool", "a", "two", version, Optional.empty())).isTrue();
    assertThat(store().replace("tool", "a", "three", version, Optional.empty())).isFalse();

    StoredDocument now = store().find("tool", "a").orElseThrow();
    assertThat(now.content()).isEqualTo("two");
    assertThat(now.version()).isGreaterThan(version);
    assertThat(store().replace("tool", "missing", "x", 1, Optional.empty())).isFalse();
  }

  @Test
  default void whoReadADeletedDocumentDoesNotReplaceItsSuccessor() {
    store().insert("tool", "a", "one", Optional.empty());
    long version = store().find("tool", "a").orElseThrow().version();
    store().delete("tool", "a");
    store().insert("tool", "a", "new", Optional.empty());

    assertThat(store().replace("tool", "a", "old again", version, Optional.empty())).isFalse();
  }

  @Test
  default void deletingTellsWhetherItWasThere() {
    store().insert("tool", "a", "one", Optional.empty());

    assertThat(store().delete("tool", "a")).isTrue();
    assertThat(store().delete("tool", "a")).isFalse();
    assertThat(store().find("tool", "a")).isEmpty();
  }

  @Test
  default void ofConcurrentTakersOneGetsTheDocument() throws Exception {
    int takers = 20;
    AdapterStore other = fresh().node().adapterStores().of("acme");
    CyclicBarrier together = new CyclicBarrier(takers);
    ExecutorService threads = Executors.newFixedThreadPool(takers);
    try {
      for (int round = 0; round < 5; round++) {
        store().insert("login", "state", "secret " + round, Optional.empty());
        List<Future<Optional<StoredDocument>>> taken = new ArrayList<>();
        for (int i = 0; i < takers; i++) {
          AdapterStore store = i % 2 == 0 ? store() : other;
          taken.add(
              threads.submit(
                  () -> {
                    together.await();
                    return store.take("login", "state");
                  }));
        }
        int winners = 0;
        for (Future<Optional<StoredDocument>> one : taken) {
          winners += one.get().isPresent() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  default void pagesComeInTheOrderOfIdsAndOnlyWithThePrefix() {
    for (String id : List.of("b/1", "a/3", "a/1", "A/1", "a/2", "a_4", "a%5", "a/10")) {
      store().insert("tool", id, id, Optional.empty());
    }

    List<StoredDocument> first = store().page("tool", "a/", Optional.empty(), 2);
    List<StoredDocument> second = store().page("tool", "a/", Optional.of("a/10"), 10);

    assertThat(first).extracting(StoredDocument::id).containsExactly("a/1", "a/10");
    assertThat(second).extracting(StoredDocument::id).containsExactly("a/2", "a/3");
    assertThat(store().page("tool", "a_", Optional.empty(), 10))
        .extracting(StoredDocument::id)
        .containsExactly("a_4");
    assertThat(store().page("tool", "a%", Optional.empty(), 10))
        .extracting(StoredDocument::id)
        .containsExactly("a%5");
  }

  @Test
  default void anAdapterSeesOnlyItsOwnDocuments() {
    store().insert("tool", "a", "mine", Optional.empty());
    AdapterStore stranger = storage().adapterStores().of("stranger");

    assertThat(stranger.find("tool", "a")).isEmpty();
    assertThat(stranger.take("tool", "a")).isEmpty();
    assertThat(stranger.page("tool", "", Optional.empty(), 10)).isEmpty();
    assertThat(stranger.insert("tool", "a", "theirs", Optional.empty())).isTrue();
    assertThat(store().find("tool", "a").orElseThrow().content()).isEqualTo("mine");
  }

  @Test
  default void aDocumentOfOneMebibyteIsKeptAndALargerOneRefused() {
    String large = "x".repeat(1 << 20);

    assertThat(store().insert("tool", "a", large, Optional.empty())).isTrue();
    assertThat(store().find("tool", "a").orElseThrow().content()).isEqualTo(large);
    assertThatThrownBy(() -> store().insert("tool", "b", large + "x", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().insert("tool", "x".repeat(301), "", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the id of a document has 1 to 300 characters");
    assertThatThrownBy(() -> store().find("", "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().page("tool", "", Optional.empty(), 1001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
