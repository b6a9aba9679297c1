package io.labport.adapter.lti.ags;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class H2GradeLaneTest extends GradeLaneContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.h2();
  }
}
