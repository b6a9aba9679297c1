package io.labport.adapter.scorm.dispatch;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresGovernanceTest extends GovernanceContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.postgres();
  }
}
