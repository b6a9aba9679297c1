package io.labport.core.testkit;

import io.labport.core.runtime.OwnLabRuns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test an empty database, a clock and any number of nodes, and clears them away. */
public final class StorageExtension implements BeforeEachCallback, AfterEachCallback {
  private final Supplier<TestDatabase> databases;
  private final Optional<OwnLabRuns> own;
  private final List<TestStorage> nodes = new ArrayList<>();
  private TestDatabase database;
  private TestClock clock;

  private StorageExtension(Supplier<TestDatabase> databases, Optional<OwnLabRuns> own) {
    this.databases = databases;
    this.own = own;
  }

  public static StorageExtension on(Supplier<TestDatabase> databases) {
    return new StorageExtension(databases, Optional.empty());
  }

  /** With a record of lab runs in place of ours, for its contract. */
  public static StorageExtension on(Supplier<TestDatabase> databases, OwnLabRuns own) {
    return new StorageExtension(databases, Optional.of(own));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database = databases.get();
    clock = new TestClock();
    node();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    nodes.forEach(TestStorage::close);
    nodes.clear();
    database.close();
  }

  public TestDatabase database() {
    return database;
  }

  public TestClock clock() {
    return clock;
  }

  /** The first node. */
  public TestStorage storage() {
    return nodes.get(0);
  }

  /** Another node on the same database. */
  public TestStorage node() {
    return node(new SeverableDataSource(database.newPool()));
  }

  public TestStorage node(SeverableDataSource dataSource) {
    TestStorage node = TestStorage.over(dataSource, clock, own.map(runs -> runs::over));
    nodes.add(node);
    return node;
  }

  /** The first column of the first row, past all our code. */
  public long number(String sql) {
    try (Connection connection = storage().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
