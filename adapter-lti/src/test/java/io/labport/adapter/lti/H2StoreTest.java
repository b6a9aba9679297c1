package io.labport.adapter.lti;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class H2StoreTest extends StoreContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.h2();
  }
}
