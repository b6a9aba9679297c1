package io.labport.core.journey;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class H2LaunchingTest implements LaunchingContract {
  @Override
  public TestDatabase database() {
    return TestDatabases.h2();
  }
}
