package io.labport.adapter.scorm.tracking;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresRaceTest extends RaceContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.postgres();
  }
}
