package io.labport.core.journey;

import static org.awaitility.Awaitility.await;

import io.labport.core.domain.Channel;
import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.spi.AdapterModule;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.SandboxClock;
import io.labport.examples.sandbox.SandboxControl;
import io.labport.examples.sandbox.SkillableSandbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A whole Labport against the sandbox, both on clocks that the test turns together. */
final class Bench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-05-04T08:00:00Z");
  static final LabProfileId LAB = new LabProfileId(101);
  static final String ADAPTER = "recorder";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  final TestClock clock = new TestClock(START);
  final SandboxClock sandboxClock = SandboxClock.standingAt(START);
  final SkillableSandbox sandbox = SkillableSandbox.builder().clock(sandboxClock).start();
  final RecordingAdapter recorder = new RecordingAdapter();
  private final TestDatabase database;
  private final DataSource pool;
  private final Map<String, String> settings;
  private final List<AdapterModule<?>> others;
  private Labport labport;

  Bench(TestDatabase database) {
    this(database, Map.of());
  }

  /** With more keys of the configuration, and adapters beside the recorder. */
  Bench(TestDatabase database, Map<String, String> settings, AdapterModule<?>... others) {
    this.database = database;
    this.pool = database.newPool();
    this.settings = settings;
    this.others = List.of(others);
    this.labport = open(recorder, Map.of());
  }

  /** Another node, or the same one after a restart. */
  Labport open(RecordingAdapter adapter, Map<String, String> more) {
    Map<String, String> config =
        new java.util.HashMap<>(
            Map.of(
                "skillable.base-url", sandbox.baseUrl().toString(),
                "skillable.api-key", "sandbox-key",
                "web.public-url", "https://labs.example.com"));
    config.putAll(settings);
    config.putAll(more);
    return Labport.builder()
        .config(ConfigSource.of(config))
        .storage(Storages.jdbc(pool))
        .clock(clock)
        .adapters(Stream.concat(Stream.of(adapter), others.stream()).toList())
        .start();
  }

  void restart() {
    labport.close();
    labport = open(recorder, Map.of());
  }

  DataSource dataSource() {
    return pool;
  }

  /** The first column of the first row, past all our code. */
  long number(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** When the work item is due; it is not there when empty. */
  Optional<Instant> due(String queue, String id) {
    try (Connection connection = pool.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT due_at FROM labport_work WHERE queue = ? AND id = ?"
                    + " AND lease_until IS NULL")) {
      select.setString(1, queue);
      select.setString(2, id);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Labport labport() {
    return labport;
  }

  LabLauncher launcher() {
    return labport.launcher();
  }

  SandboxControl control() {
    return sandbox.control();
  }

  void advance(Duration by) {
    sandboxClock.advance(by);
    clock.advance(by);
  }

  static LearnerId learner(String name) {
    return new LearnerId(new Tenant("t1"), name);
  }

  static LaunchRequest request(String name) {
    return request(name, LaunchSettings.NONE);
  }

  static LaunchRequest request(String name, LaunchSettings settings) {
    return request(name, LAB, settings, Optional.empty(), "column-" + name);
  }

  static LaunchRequest request(
      String name,
      LabProfileId lab,
      LaunchSettings settings,
      Optional<LabClass> labClass,
      String origin) {
    Learner learner =
        new Learner(
            learner(name),
            Optional.of("Zoë"),
            Optional.of("O'Brien"),
            Optional.of("zoe+lab@example.edu"));
    return new LaunchRequest(
        learner,
        lab,
        Channel.OTHER,
        Optional.of("course-1"),
        settings,
        labClass,
        Optional.empty(),
        Optional.of(new LaunchOrigin(ADAPTER, origin)),
        false);
  }

  LaunchOutcome.Opened launch(String name) {
    return (LaunchOutcome.Opened) launcher().launch(request(name));
  }

  /** Asks again as the waiting page does, until the outcome is of the kind. */
  <O extends LaunchOutcome> O askUntil(Class<O> kind, String name) {
    return kind.cast(
        await()
            .atMost(LIMIT)
            .until(() -> launcher().launch(request(name)), outcome -> kind.isInstance(outcome)));
  }

  void eventually(Callable<Boolean> condition) {
    await().atMost(LIMIT).until(condition);
  }

  LabRun run(LabRunId id) {
    return labport.results().run(id).orElseThrow();
  }

  LabView onlyLab() {
    List<LabView> labs = control().labs();
    if (labs.size() != 1) {
      throw new AssertionError("expected one lab at Skillable, found " + labs.size());
    }
    return labs.get(0);
  }

  List<LabEvent> events(LabRunId run) {
    return recorder.events().stream().filter(event -> event.head().run().equals(run)).toList();
  }

  List<String> eventTypes(LabRunId run) {
    return events(run).stream().map(LabEvent::type).toList();
  }

  @Override
  public void close() {
    labport.close();
    sandbox.close();
    database.close();
  }
}
