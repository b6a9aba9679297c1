package io.labport.adapter.lti.notice;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;

class PostgresNoticeStoreTest extends NoticeStoreContract {
  @Override
  TestDatabase empty() {
    return TestDatabases.postgres();
  }
}
