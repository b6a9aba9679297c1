package io.labport.core.outbound.storage.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.spi.work.WorkItem;
import io.labport.core.testkit.StorageExtension;
import io.labport.core.testkit.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was found out about H2, and must stay so. */
final class H2ClaimPlanTest {
  @RegisterExtension final StorageExtension fresh = StorageExtension.on(TestDatabases::h2);

  @Test
  void candidatesAreReadInTheOrderOfTheIndexWithoutSorting() throws SQLException {
    List<WorkItem> items = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      items.add(
          new WorkItem(
              "q",
              "g" + i % 5,
              i % 2 == 0 ? Optional.of("l" + i) : Optional.empty(),
              "i" + i,
              "",
              fresh.clock().instant()));
    }
    fresh.storage().work().addAll(items);

    String plan =
        plan(
            H2ClaimSql.CANDIDATES
                .replace(":queue", "'q'")
                .replace(":group", "'g1'")
                .replace(":now", "TIMESTAMP WITH TIME ZONE '2027-01-01 00:00:00Z'")
                .replace(":from", "TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z'")
                .replace(":limit", "10"));

    assertThat(plan).containsIgnoringCase("labport_work_due").contains("index sorted");
    assertThat(plan).containsIgnoringCase("labport_work_lane");
  }

  private String plan(String sql) throws SQLException {
    try (Connection connection = fresh.storage().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
      try (ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
