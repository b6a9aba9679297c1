package io.labport.adapter.scorm.tracking;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class H2RaceTest extends RaceContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.h2();
  }
}
