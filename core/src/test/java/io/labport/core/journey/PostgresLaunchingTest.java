package io.labport.core.journey;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresLaunchingTest implements LaunchingContract {
  @Override
  public TestDatabase database() {
    return TestDatabases.postgres();
  }
}
