package io.labport.core.journey;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresScaleTest implements ScaleContract {
  @Override
  public TestDatabase database() {
    return TestDatabases.postgres();
  }

  @Override
  public String series(int n) {
    return "generate_series(0, " + (n - 1) + ") AS series(x)";
  }
}
