package io.labport.core.outbound.storage;

import io.labport.core.testkit.DocumentsContract;
import io.labport.core.testkit.StorageExtension;
import io.labport.core.testkit.TestDatabases;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDocumentsTest implements DocumentsContract {
  @RegisterExtension final StorageExtension fresh = StorageExtension.on(TestDatabases::postgres);

  @Override
  public StorageExtension fresh() {
    return fresh;
  }
}
