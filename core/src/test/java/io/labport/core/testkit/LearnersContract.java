package io.labport.core.testkit;

import static io.labport.core.testkit.TestRuns.ADA;
import static io.labport.core.testkit.TestRuns.ADA_USER;
import static io.labport.core.testkit.TestRuns.LAB;
import static io.labport.core.testkit.TestRuns.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabRun;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import io.labport.core.port.outbound.Learners;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link Learners} promise. */
public interface LearnersContract extends StorageContract {

  @Test
  default void theFirstUserIdIsKept() {
    Learners learners = storage().learners();

    assertThat(learners.find(ADA)).isEmpty();
    assertThat(learners.userIdOf(ADA, () -> ADA_USER)).isEqualTo(ADA_USER);
    assertThat(learners.userIdOf(ADA, () -> new SkillableUserId("other"))).isEqualTo(ADA_USER);
    assertThat(learners.find(ADA)).contains(ADA_USER);
  }

  @Test
  default void learnersOfTwoTenantsAndOfTwoSpellingsAreDifferent() {
    Learners learners = storage().learners();
    learners.userIdOf(ADA, () -> ADA_USER);

    assertThat(learners.find(new LearnerId(new Tenant("other"), ADA.lmsUserId()))).isEmpty();
    assertThat(learners.find(new LearnerId(ADA.tenant(), "ADA-LMS-ID"))).isEmpty();
  }

  @Test
  default void concurrentCallersGetTheSameUserId() throws Exception {
    int callers = 20;
    TestStorage other = fresh().node();
    CyclicBarrier together = new CyclicBarrier(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<SkillableUserId>> given = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        SkillableUserId fresh = new SkillableUserId("user-" + i);
        Learners learners = (i % 2 == 0 ? storage() : other).learners();
        given.add(
            threads.submit(
                () -> {
                  together.await();
                  return learners.userIdOf(ADA, () -> fresh);
                }));
      }

      Set<SkillableUserId> different = new HashSet<>();
      for (Future<SkillableUserId> one : given) {
        different.add(one.get());
      }
      assertThat(different).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  default void anErasedLearnerLeavesRunsThatLeadNowhere() {
    storage().learners().userIdOf(ADA, () -> ADA_USER);
    LabRun run = storage().labRuns().open(candidate("r1"));
    storage().labRuns().addOrigin(run.id(), new LaunchOrigin("lti", "course-7/column-3"));

    assertThat(storage().learners().erase(ADA)).contains(ADA_USER);

    assertThat(storage().learners().find(ADA)).isEmpty();
    assertThat(storage().labRuns().ofLearner(ADA, 10)).isEmpty();
    LabRun left = storage().labRuns().find(run.id()).orElseThrow();
    assertThat(left.learner().tenant()).isNotEqualTo(ADA.tenant());
    assertThat(left.learner().lmsUserId()).doesNotContain("ada");
    assertThat(left.context()).isEmpty();
    assertThat(storage().labRuns().origins(run.id(), "lti")).isEmpty();
    assertThat(storage().learners().erase(ADA)).isEmpty();
  }

  @Test
  default void aStaleCopyDoesNotBringAnErasedLearnerBack() {
    storage().learners().userIdOf(ADA, () -> ADA_USER);
    LabRun stale = storage().labRuns().open(candidate("r1"));
    storage().learners().erase(ADA);

    assertThat(storage().labRuns().replace(stale.withState(RunState.RUNNING), List.of())).isTrue();

    assertThat(storage().labRuns().ofLearner(ADA, 10)).isEmpty();
    assertThat(storage().labRuns().holding(ADA_USER, LAB).orElseThrow().context()).isEmpty();
  }
}
