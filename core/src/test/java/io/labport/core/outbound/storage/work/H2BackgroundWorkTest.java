package io.labport.core.outbound.storage.work;

import io.labport.core.testkit.BackgroundWorkContract;
import io.labport.core.testkit.StorageExtension;
import io.labport.core.testkit.TestDatabases;
import org.junit.jupiter.api.extension.RegisterExtension;

final class H2BackgroundWorkTest implements BackgroundWorkContract {
  @RegisterExtension final StorageExtension fresh = StorageExtension.on(TestDatabases::h2);

  @Override
  public StorageExtension fresh() {
    return fresh;
  }
}
