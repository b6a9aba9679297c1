package io.labport.core.testkit;

import static io.labport.core.testkit.TestRuns.NOON;
import static io.labport.core.testkit.TestRuns.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.StorageException;
import io.labport.core.spi.store.Transactions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} promise. */
public interface TransactionsContract extends StorageContract {

  @Test
  default void allHappensOrNothing() {
    assertThatThrownBy(
            () ->
                storage()
                    .transactions()
                    .run(
                        () -> {
                          storage().labRuns().open(candidate("r1"));
                          storage().watermarks().advance("reader", NOON);
                          throw new IllegalArgumentException("mine");
                        }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine");

    assertThat(storage().labRuns().find(new LabRunId("r1"))).isEmpty();
    assertThat(storage().watermarks().find("reader")).isEmpty();
  }

  @Test
  default void whatWasWrittenIsReadInTheSameTransaction() {
    Optional<LabRun> found =
        storage()
            .transactions()
            .call(
                () -> {
                  storage().labRuns().open(candidate("r1"));
                  return storage().labRuns().find(new LabRunId("r1"));
                });

    assertThat(found).isPresent();
  }

  @Test
  default void transactionsDoNotNest() {
    Transactions transactions = storage().transactions();

    assertThatThrownBy(() -> transactions.run(() -> transactions.run(() -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("do not nest");
    transactions.run(() -> {});
  }

  @Test
  default void aFaultThatTheCallerSwallowsRollsBackAllTheSame() {
    LabRun one = storage().labRuns().open(candidate("r1"));
    storage()
        .labRuns()
        .replace(
            one.withState(RunState.COMPLETED).withInstance(new LabInstanceId(7), Optional.empty()),
            List.of());
    LabRun other = storage().labRuns().open(candidate("r2"));

    assertThatThrownBy(
            () ->
                storage()
                    .transactions()
                    .run(
                        () -> {
                          storage().watermarks().advance("reader", NOON);
                          assertThatThrownBy(
                                  () ->
                                      storage()
                                          .labRuns()
                                          .replace(
                                              other.withInstance(
                                                  new LabInstanceId(7), Optional.empty()),
                                              List.of()))
                              .isInstanceOf(StorageException.class);
                        }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("rolled back");

    assertThat(storage().watermarks().find("reader")).isEmpty();
  }

  @Test
  default void aDatabaseOutOfReachIsUnavailable() {
    ((SeverableDataSource) storage().dataSource()).sever();

    assertThatThrownBy(() -> storage().watermarks().find("reader"))
        .isInstanceOfSatisfying(
            StorageException.class,
            fault -> assertThat(fault.code()).isEqualTo("storage.unavailable"));

    ((SeverableDataSource) storage().dataSource()).join();
    assertThat(storage().watermarks().find("reader")).isEmpty();
  }
}
