package io.labport.adapter.lti.ags;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresCreationLockTest extends CreationLockContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.postgres();
  }
}
