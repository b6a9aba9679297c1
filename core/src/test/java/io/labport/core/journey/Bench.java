package io.labport.core.journey;

import static org.awaitility.Awaitility.await;

import io.labport.core.domain.Channel;
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
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.SandboxClock;
import io.labport.examples.sandbox.SandboxControl;
import io.labport.examples.sandbox.SkillableSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  private Labport labport;

  Bench(TestDatabase database) {
    this.database = database;
    this.pool = database.newPool();
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
    config.putAll(more);
    return Labport.builder()
        .config(ConfigSource.of(config))
        .storage(Storages.jdbc(pool))
        .clock(clock)
        .adapters(adapter)
        .start();
  }

  void restart() {
    labport.close();
    labport = open(recorder, Map.of());
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
    Learner learner =
        new Learner(
            learner(name),
            Optional.of("Zoë"),
            Optional.of("O'Brien"),
            Optional.of("zoe+lab@example.edu"));
    return new LaunchRequest(
        learner,
        LAB,
        Channel.OTHER,
        Optional.of("course-1"),
        settings,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new LaunchOrigin(ADAPTER, "column-" + name)),
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
