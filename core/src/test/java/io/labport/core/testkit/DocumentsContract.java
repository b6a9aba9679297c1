package io.labport.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.Form;
import io.labport.core.spi.store.SecretBox;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What typed documents promise on top of an {@link AdapterStore}. */
public interface DocumentsContract extends StorageContract {

  /** A record with everything that documents hold. */
  record Seat(String learner, int number, Optional<Instant> taken, Duration kept) {}

  /** The same of a later version. */
  record LaterSeat(
      String learner, int number, Optional<Instant> taken, Duration kept, Optional<String> row) {}

  private AdapterStore store() {
    return storage().adapterStores().of("acme");
  }

  private Documents<Seat> seats() {
    return new Documents<>(store(), "seat", Seat.class);
  }

  private Seat seat(int number) {
    return new Seat(
        "ada",
        number,
        Optional.of(fresh().clock().instant().plusNanos(123_000)),
        Duration.ofSeconds(90));
  }

  @Test
  default void aRecordComesBackAsItWas() {
    Seat empty = new Seat("", 0, Optional.empty(), Duration.ZERO);
    seats().insert("a", seat(1), Optional.empty());
    seats().insert("b", empty, Optional.empty());

    assertThat(seats().find("a")).contains(seat(1));
    assertThat(seats().take("b")).contains(empty);
    assertThat(seats().find("b")).isEmpty();
  }

  @Test
  default void nodesOfTwoVersionsReadEachOthersDocuments() {
    Documents<LaterSeat> later = new Documents<>(store(), "seat", LaterSeat.class);
    later.insert(
        "a",
        new LaterSeat("ada", 1, Optional.empty(), Duration.ZERO, Optional.of("front")),
        Optional.empty());
    seats().insert("b", new Seat("ben", 2, Optional.empty(), Duration.ZERO), Optional.empty());

    assertThat(seats().find("a")).map(Seat::learner).contains("ada");
    assertThat(later.find("b")).map(LaterSeat::row).contains(Optional.empty());
  }

  @Test
  default void concurrentUpdatesAreAllThereInTheEnd() throws Exception {
    seats().insert("a", seat(0), Optional.empty());
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    try {
      Callable<Seat> oneMore =
          () ->
              seats().update("a", seat -> seat(seat.orElseThrow().number() + 1), Optional.empty());
      for (Future<Seat> each :
          nodes.invokeAll(IntStream.range(0, 40).mapToObj(i -> oneMore).toList())) {
        each.get();
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(seats().find("a")).map(Seat::number).contains(40);
  }

  @Test
  default void anUpdateThatChangesNothingWritesNothing() {
    seats().insert("a", seat(1), Optional.empty());
    long before = seats().kept("a").orElseThrow().version();

    seats().update("a", seat -> seat(1), Optional.empty());

    assertThat(seats().kept("a").orElseThrow().version()).isEqualTo(before);
  }

  @Test
  default void anAmendmentLeavesTheEndWhereItWas() {
    Optional<Instant> end = Optional.of(fresh().clock().instant().plusSeconds(60));
    seats().insert("a", seat(1), end);

    seats().amend("a", seat -> seat(seat.number() + 1));

    assertThat(seats().kept("a").orElseThrow().expires()).isEqualTo(end);
    assertThatThrownBy(() -> seats().amend("b", seat -> seat))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the seat b is gone");
  }

  @Test
  default void allComeInTheOrderOfTheirIds() {
    for (int i = 1; i <= 1203; i++) {
      seats().insert("hall/%05d".formatted(i), seat(i), Optional.empty());
    }
    seats().insert("other/1", seat(1), Optional.empty());

    List<Integer> numbers =
        seats().all("hall/").stream().map(kept -> kept.document().number()).toList();

    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 1203).boxed().toList());
  }

  @Test
  default void aSealedDocumentLiesThereEncryptedAndOpensNowhereElse() {
    Documents<Seat> sealed =
        Documents.sealed(store(), new MarkingBox(), "acme/seat", "sealed-seat", Seat.class);
    sealed.insert("a", seat(1), Optional.empty());
    String content = store().find("sealed-seat", "a").orElseThrow().content();

    assertThat(content).doesNotContain("ada");
    assertThat(sealed.find("a")).contains(seat(1));
    Form<Seat> other = Form.json(Seat.class).sealed(new MarkingBox(), "acme/picking");
    assertThatThrownBy(() -> other.read("a", content)).isInstanceOf(IllegalArgumentException.class);
    Form<Seat> same = Form.json(Seat.class).sealed(new MarkingBox(), "acme/seat");
    assertThatThrownBy(() -> same.read("b", content)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Hides and remembers the context; the real box has tests of its own. */
  final class MarkingBox implements SecretBox {
    @Override
    public String seal(String plain, String context) {
      return Base64.getEncoder()
          .encodeToString(
              (context + "\n" + plain).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public String open(String sealed, String context) {
      String text =
          new String(Base64.getDecoder().decode(sealed), java.nio.charset.StandardCharsets.UTF_8);
      if (!text.startsWith(context + "\n")) {
        throw new IllegalArgumentException("sealed elsewhere");
      }
      return text.substring(context.length() + 1);
    }
  }
}
