package io.labport.core.outbound.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.outbound.storage.StorageModule.SchemaUpdate;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class PostgresSchemaTest implements SchemaContract {
  private static final int NODES = 4;

  @Override
  public TestDatabase database() {
    return TestDatabases.postgres();
  }

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Test
  void nodesThatStartAtOnceOnAnEmptyDatabaseAllStart() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    try (TestDatabase database = database()) {
      CyclicBarrier together = new CyclicBarrier(NODES);
      List<Future<StorageModule>> nodes = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        DataSource pool = database.newPool();
        nodes.add(
            threads.submit(
                () -> {
                  together.await();
                  return StorageModule.over(pool, SchemaUpdate.AUTOMATIC);
                }));
      }
      for (Future<StorageModule> node : nodes) {
        assertThat(node.get(60, TimeUnit.SECONDS)).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
