package io.labport.core.outbound.storage;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

final class PostgresSchemaTest implements SchemaContract {
  @Override
  public TestDatabase database() {
    return TestDatabases.postgres();
  }

  @Override
  public String product() {
    return "PostgreSQL";
  }
}
