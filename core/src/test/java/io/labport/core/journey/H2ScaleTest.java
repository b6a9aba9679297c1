package io.labport.core.journey;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** In a file, as in production: in memory the database's own rows would be in the figures. */
class H2ScaleTest implements ScaleContract {
  @TempDir Path folder;

  @Override
  public TestDatabase database() {
    return TestDatabases.h2File(folder.resolve("labport"));
  }

  @Override
  public String series(int n) {
    return "SYSTEM_RANGE(0, " + (n - 1) + ")";
  }
}
