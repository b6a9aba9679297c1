package io.labport.core.outbound.storage;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

final class H2SchemaTest implements SchemaContract {
  @Override
  public TestDatabase database() {
    return TestDatabases.h2();
  }

  @Override
  public String product() {
    return "H2";
  }
}
