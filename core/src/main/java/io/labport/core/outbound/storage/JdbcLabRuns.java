package io.labport.core.outbound.storage;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Dialect;
import io.labport.core.port.outbound.LabRuns;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

final class JdbcLabRuns implements LabRuns {
  /** Each try fails only if a run held the place and left it within one statement. */
  private static final int TRIES = 20;

  private static final String SELECT = "SELECT * FROM labport_run ";

  private static final String INSERT =
      "INSERT INTO labport_run (id, tenant, lms_user_id, user_id, lab_profile, open_key, channel,"
          + " context, class_id, attempt, state, instance_id, created_at, launch_sent_at,"
          + " expires_at, result_revision, result_completion, result_started_at,"
          + " result_ended_at, result_last_activity_at, result_run_time_ms, result_task_percent,"
          + " score_raw, score_max, score_passing, score_passed, last_event, version)"
          + " VALUES (:id, :tenant, :lmsUser, :user, :lab, :openKey, :channel, :context,"
          + " :classId, (SELECT COALESCE(MAX(p.attempt), 0) + 1 FROM labport_run p"
          + " WHERE p.user_id = :user AND p.lab_profile = :lab), :state, :instance, :createdAt,"
          + " :launchSentAt, :expiresAt, :revision, :completion, :startedAt, :endedAt,"
          + " :lastActivityAt, :runTime, :taskPercent, :scoreRaw, :scoreMax, :scorePassing,"
          + " :scorePassed, :lastEvent, 1)";

  private static final String REPLACE =
      "UPDATE labport_run SET open_key = :openKey, state = :state, instance_id = :instance,"
          + " launch_sent_at = :launchSentAt, expires_at = :expiresAt,"
          + " result_revision = :revision, result_completion = :completion,"
          + " result_started_at = :startedAt, result_ended_at = :endedAt,"
          + " result_last_activity_at = :lastActivityAt, result_run_time_ms = :runTime,"
          + " result_task_percent = :taskPercent, score_raw = :scoreRaw, score_max = :scoreMax,"
          + " score_passing = :scorePassing, score_passed = :scorePassed,"
          + " last_event = :lastEvent, version = version + 1"
          + " WHERE id = :id AND version = :version AND last_event = :before";

  private final Database database;
  private final JdbcEvents events;

  @Inject
  JdbcLabRuns(Database database, JdbcEvents events) {
    this.database = database;
    this.events = events;
  }

  @Override
  public LabRun open(LabRun candidate) {
    return database.with(
        handle -> {
          for (int i = 0; i < TRIES; i++) {
            // Waits for a concurrent insert of the same place to commit or roll back.
            if (insert(handle, candidate)) {
              return select(handle, candidate.id()).orElseThrow();
            }
            Optional<LabRun> holding = selectHolding(handle, candidate.userId(), candidate.lab());
            if (holding.isPresent()) {
              return holding.get();
            }
          }
          throw new IllegalStateException(
              "the place of lab run " + candidate.id() + " is neither free nor taken");
        });
  }

  private boolean insert(Handle handle, LabRun run) {
    return database
        .dialect()
        .insertUnlessThere(
            handle,
            INSERT,
            update ->
                LabRunRow.bindChangeable(update, run)
                    .bind("id", run.id().value())
                    .bind("tenant", run.learner().tenant().value())
                    .bind("lmsUser", run.learner().lmsUserId())
                    .bind("user", run.userId().value())
                    .bind("lab", run.lab().value())
                    .bindByType("openKey", openKey(run), String.class)
                    .bind("channel", run.channel().name())
                    .bindByType("context", run.context().orElse(null), String.class)
                    .bindByType("classId", run.classId().orElse(null), String.class)
                    .bind("createdAt", run.createdAt()));
  }

  private static @Nullable String openKey(LabRun run) {
    return run.state().holdsPlace() ? openKey(run.userId(), run.lab()) : null;
  }

  private static String openKey(SkillableUserId user, LabProfileId lab) {
    return lab.value() + "/" + user.value();
  }

  @Override
  public Optional<LabRun> find(LabRunId id) {
    return database.with(handle -> select(handle, id));
  }

  private static Optional<LabRun> select(Handle handle, LabRunId id) {
    return handle
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id.value())
        .map(LabRunRow::read)
        .findOne();
  }

  @Override
  public Optional<LabRun> findByInstance(LabInstanceId instance) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + "WHERE instance_id = :instance")
                .bind("instance", instance.value())
                .map(LabRunRow::read)
                .findOne());
  }

  @Override
  public Map<LabInstanceId, LabRun> findByInstances(Collection<LabInstanceId> instances) {
    if (instances.isEmpty()) {
      return Map.of();
    }
    Object[] ids = instances.stream().map(LabInstanceId::value).distinct().toArray();
    return database.with(
        handle -> {
          Map<LabInstanceId, LabRun> found = new HashMap<>();
          handle
              .createQuery(SELECT + "WHERE instance_id = ANY(:instances)")
              .bindArray("instances", Long.class, ids)
              .map(LabRunRow::read)
              .forEach(run -> found.put(run.instance().orElseThrow(), run));
          return found;
        });
  }

  @Override
  public Optional<LabRun> holding(SkillableUserId user, LabProfileId lab) {
    return database.with(handle -> selectHolding(handle, user, lab));
  }

  private static Optional<LabRun> selectHolding(
      Handle handle, SkillableUserId user, LabProfileId lab) {
    return handle
        .createQuery(SELECT + "WHERE open_key = :openKey")
        .bind("openKey", openKey(user, lab))
        .map(LabRunRow::read)
        .findOne();
  }

  @Override
  public List<LabRun> ofLearner(LearnerId learner, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "WHERE tenant = :tenant AND lms_user_id = :lmsUser"
                        + " ORDER BY created_at DESC, id DESC LIMIT :limit")
                .bind("tenant", learner.tenant().value())
                .bind("lmsUser", learner.lmsUserId())
                .bind("limit", limit)
                .map(LabRunRow::read)
                .list());
  }

  @Override
  public void addOrigin(LabRunId run, LaunchOrigin origin) {
    database.with(
        handle ->
            database
                .dialect()
                .insertUnlessThere(
                    handle,
                    "INSERT INTO labport_run_origin (run_id, adapter, origin)"
                        + " VALUES (:run, :adapter, :origin)",
                    insert ->
                        insert
                            .bind("run", run.value())
                            .bind("adapter", origin.adapter())
                            .bind("origin", origin.value())));
  }

  @Override
  public List<String> origins(LabRunId run, String adapter) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT origin FROM labport_run_origin"
                        + " WHERE run_id = :run AND adapter = :adapter ORDER BY seq")
                .bind("run", run.value())
                .bind("adapter", adapter)
                .mapTo(String.class)
                .list());
  }

  @Override
  public List<LaunchOrigin> allOrigins(LabRunId run) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT adapter, origin FROM labport_run_origin"
                        + " WHERE run_id = :run ORDER BY seq")
                .bind("run", run.value())
                .map((row, context) -> new LaunchOrigin(row.getString(1), row.getString(2)))
                .list());
  }

  @Override
  public boolean anyOpen() {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT 1 FROM labport_run WHERE open_key IS NOT NULL LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public boolean replace(LabRun changed, List<LabEvent> caused) {
    int before = changed.lastEvent() - caused.size();
    for (int i = 0; i < caused.size(); i++) {
      LabEvent event = caused.get(i);
      if (event.head().sequence() != before + i + 1 || !event.head().run().equals(changed.id())) {
        throw new IllegalArgumentException(
            "event " + event.head().id() + " does not follow the last event of its run");
      }
    }
    return database.with(
        handle -> {
          if (!update(handle, changed, before)) {
            return false;
          }
          events.record(handle, caused);
          return true;
        });
  }

  private boolean update(Handle handle, LabRun changed, int before) {
    String key = openKey(changed);
    if (key == null) {
      return update(handle, changed, before, null);
    }
    Optional<LabRun> holding = selectHolding(handle, changed.userId(), changed.lab());
    if (holding.isPresent()) {
      boolean ours = holding.get().id().equals(changed.id());
      return update(handle, changed, before, ours ? key : null);
    }
    // A run that had left its place is back, for example found running after the launch was given
    // up. Should another run take the place this very moment, ours goes on without it.
    handle.savepoint("labport_place");
    try {
      boolean updated = update(handle, changed, before, key);
      handle.releaseSavepoint("labport_place");
      return updated;
    } catch (UnableToExecuteStatementException e) {
      if (!Dialect.isUniqueViolation(e)) {
        throw e;
      }
      handle.rollbackToSavepoint("labport_place");
      return update(handle, changed, before, null);
    }
  }

  private static boolean update(
      Handle handle, LabRun changed, int before, @Nullable String openKey) {
    try (Update update = handle.createUpdate(REPLACE)) {
      return LabRunRow.bindChangeable(update, changed)
              .bindByType("openKey", openKey, String.class)
              .bind("id", changed.id().value())
              .bind("version", changed.version())
              .bind("before", before)
              .execute()
          == 1;
    }
  }
}
