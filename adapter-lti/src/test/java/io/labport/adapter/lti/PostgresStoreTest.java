package io.labport.adapter.lti;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresStoreTest extends StoreContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.postgres();
  }
}
