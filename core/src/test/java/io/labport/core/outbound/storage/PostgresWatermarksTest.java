package io.labport.core.outbound.storage;

import io.labport.core.testkit.StorageExtension;
import io.labport.core.testkit.TestDatabases;
import io.labport.core.testkit.WatermarksContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresWatermarksTest implements WatermarksContract {
  @RegisterExtension final StorageExtension fresh = StorageExtension.on(TestDatabases::postgres);

  @Override
  public StorageExtension fresh() {
    return fresh;
  }
}
