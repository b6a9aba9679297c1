package io.labport.core.outbound.storage;

import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.internal.store.Database;
import io.labport.core.port.outbound.Learners;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

final class JdbcLearners implements Learners {
  /** The tenant of runs whose learner was erased. */
  private static final String ERASED = "erased";

  private final Database database;
  private final SecureRandom random;

  @Inject
  JdbcLearners(Database database, SecureRandom random) {
    this.database = database;
    this.random = random;
  }

  @Override
  public SkillableUserId userIdOf(LearnerId learner, Supplier<SkillableUserId> fresh) {
    Optional<SkillableUserId> known = find(learner);
    if (known.isPresent()) {
      return known.get();
    }
    SkillableUserId made = fresh.get();
    return database.with(
        handle -> {
          // The insert waits for a concurrent one of the same learner to commit or roll back.
          boolean won =
              database
                  .dialect()
                  .insertUnlessThere(
                      handle,
                      "INSERT INTO labport_learner (tenant, lms_user_id, user_id)"
                          + " VALUES (:tenant, :lmsUser, :user)",
                      insert ->
                          insert
                              .bind("tenant", learner.tenant().value())
                              .bind("lmsUser", learner.lmsUserId())
                              .bind("user", made.value()));
          return won ? made : select(handle, learner).orElseThrow();
        });
  }

  @Override
  public Optional<SkillableUserId> find(LearnerId learner) {
    return database.with(handle -> select(handle, learner));
  }

  private static Optional<SkillableUserId> select(Handle handle, LearnerId learner) {
    return handle
        .createQuery(
            "SELECT user_id FROM labport_learner"
                + " WHERE tenant = :tenant AND lms_user_id = :lmsUser")
        .bind("tenant", learner.tenant().value())
        .bind("lmsUser", learner.lmsUserId())
        .mapTo(String.class)
        .findOne()
        .map(SkillableUserId::new);
  }

  @Override
  public Optional<SkillableUserId> erase(LearnerId learner) {
    return database.with(
        handle -> {
          Optional<SkillableUserId> known = select(handle, learner);
          handle
              .createUpdate(
                  "DELETE FROM labport_run_origin WHERE run_id IN (SELECT id FROM labport_run"
                      + " WHERE tenant = :tenant AND lms_user_id = :lmsUser)")
              .bind("tenant", learner.tenant().value())
              .bind("lmsUser", learner.lmsUserId())
              .execute();
          handle
              .createUpdate(
                  "UPDATE labport_run SET tenant = :erased, lms_user_id = :nobody, context = NULL"
                      + " WHERE tenant = :tenant AND lms_user_id = :lmsUser")
              .bind("erased", ERASED)
              .bind("nobody", nobody())
              .bind("tenant", learner.tenant().value())
              .bind("lmsUser", learner.lmsUserId())
              .execute();
          handle
              .createUpdate(
                  "DELETE FROM labport_learner WHERE tenant = :tenant AND lms_user_id = :lmsUser")
              .bind("tenant", learner.tenant().value())
              .bind("lmsUser", learner.lmsUserId())
              .execute();
          return known;
        });
  }

  /** Random and kept nowhere else: a hash of the id could be found again by trying ids. */
  private String nobody() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
