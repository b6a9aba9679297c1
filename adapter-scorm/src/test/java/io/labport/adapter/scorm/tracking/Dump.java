package io.labport.adapter.scorm.tracking;

import io.labport.core.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** All that lies in an H2 database, for tests that look for secrets. */
final class Dump {
  private Dump() {}

  static String of(TestDatabase database) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = database.newPool().getConnection();
        Statement statement = connection.createStatement();
        ResultSet script = statement.executeQuery("SCRIPT")) {
      while (script.next()) {
        all.append(script.getString(1)).append('\n');
      }
    }
    return all.toString();
  }
}
