package io.labport.core.testkit;

import io.labport.core.domain.Channel;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import java.time.Instant;
import java.util.Optional;

/** Lab runs to try things with. */
public final class TestRuns {
  public static final LearnerId ADA = new LearnerId(new Tenant("acme"), "ada-lms-id");
  public static final SkillableUserId ADA_USER = new SkillableUserId("ada-user-id");
  public static final LabProfileId LAB = new LabProfileId(4711);
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private TestRuns() {}

  /** Ada's launch of {@link #LAB}. */
  public static LabRun candidate(String id) {
    return candidate(id, ADA, ADA_USER);
  }

  public static LabRun candidate(String id, LearnerId learner, SkillableUserId user) {
    return new LabRun(
        new LabRunId(id),
        learner,
        user,
        LAB,
        Channel.LTI,
        Optional.of("course-7"),
        Optional.of("class-7"),
        1,
        RunState.LAUNCHING,
        Optional.empty(),
        NOON,
        NOON,
        Optional.empty(),
        Optional.empty(),
        0,
        0);
  }

  public static EventHead head(LabRun run, int sequence) {
    return new EventHead(
        "msg_" + run.id() + "_" + sequence, run.id(), sequence, NOON.plusSeconds(sequence));
  }
}
