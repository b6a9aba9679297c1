package io.labport.core.outbound.storage;

import io.labport.core.domain.Channel;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import io.labport.core.internal.store.Instants;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** A run and its row. */
final class LabRunRow {
  private LabRunRow() {}

  /**
   * What {@code replace} may change. The learner and the context are not among it: a stale copy
   * must not bring an erased learner back.
   */
  static Update bindChangeable(Update update, LabRun run) {
    @Nullable LabResult result = run.result().orElse(null);
    @Nullable Score score = run.result().flatMap(LabResult::score).orElse(null);
    return update
        .bind("state", run.state().name())
        .bindByType("instance", run.instance().map(LabInstanceId::value).orElse(null), Long.class)
        .bind("launchSentAt", run.launchSentAt())
        .bindByType("expiresAt", run.expiresAt().orElse(null), Instant.class)
        .bindByType("revision", result == null ? null : result.revision(), Integer.class)
        .bindByType("completion", result == null ? null : result.completion().code(), Integer.class)
        .bindByType("startedAt", result == null ? null : result.startedAt(), Instant.class)
        .bindByType("endedAt", result == null ? null : result.endedAt().orElse(null), Instant.class)
        .bindByType(
            "lastActivityAt",
            result == null ? null : result.lastActivityAt().orElse(null),
            Instant.class)
        .bindByType("runTime", result == null ? null : result.totalRunTime().toMillis(), Long.class)
        .bindByType(
            "taskPercent", result == null ? null : result.taskCompletePercent(), Integer.class)
        .bindByType("scoreRaw", score == null ? null : score.raw(), BigDecimal.class)
        .bindByType("scoreMax", score == null ? null : boxed(score.max()), Integer.class)
        .bindByType("scorePassing", score == null ? null : boxed(score.passing()), Integer.class)
        .bindByType(
            "scorePassed", score == null ? null : score.passed().orElse(null), Boolean.class)
        .bind("lastEvent", run.lastEvent());
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  static LabRun read(ResultSet row, StatementContext context) throws SQLException {
    return new LabRun(
        new LabRunId(row.getString("id")),
        new LearnerId(new Tenant(row.getString("tenant")), row.getString("lms_user_id")),
        new SkillableUserId(row.getString("user_id")),
        new LabProfileId(row.getInt("lab_profile")),
        Channel.valueOf(row.getString("channel")),
        Optional.ofNullable(row.getString("context")),
        Optional.ofNullable(row.getString("class_id")),
        row.getInt("attempt"),
        RunState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getObject("instance_id", Long.class)).map(LabInstanceId::new),
        Instants.get(row, "created_at"),
        Instants.get(row, "launch_sent_at"),
        Instants.find(row, "expires_at"),
        result(row),
        row.getInt("last_event"),
        row.getLong("version"));
  }

  private static Optional<LabResult> result(ResultSet row) throws SQLException {
    Integer revision = row.getObject("result_revision", Integer.class);
    if (revision == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LabResult(
            revision,
            new CompletionStatus(row.getInt("result_completion")),
            Instants.get(row, "result_started_at"),
            Instants.find(row, "result_ended_at"),
            Instants.find(row, "result_last_activity_at"),
            Duration.ofMillis(row.getLong("result_run_time_ms")),
            row.getInt("result_task_percent"),
            score(row)));
  }

  private static Optional<Score> score(ResultSet row) throws SQLException {
    BigDecimal raw = row.getBigDecimal("score_raw");
    if (raw == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Score(
            raw,
            optional(row, "score_max"),
            optional(row, "score_passing"),
            Optional.ofNullable(row.getObject("score_passed", Boolean.class))));
  }

  private static OptionalInt optional(ResultSet row, String column) throws SQLException {
    Integer value = row.getObject(column, Integer.class);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
