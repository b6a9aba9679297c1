package io.labport.core.journey;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresTrackingTest implements TrackingContract {
  @Override
  public TestDatabase database() {
    return TestDatabases.postgres();
  }
}
