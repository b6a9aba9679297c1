package io.labport.core.port.outbound;

import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUserId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which learner is which user at Skillable. Thread-safe across nodes; methods join the caller's
 * transaction.
 */
public interface Learners {

  /**
   * The learner's user id; made by the supplier and kept for ever when there is none. Two callers
   * at once get the same one.
   */
  SkillableUserId userIdOf(LearnerId learner, Supplier<SkillableUserId> fresh);

  Optional<SkillableUserId> find(LearnerId learner);

  /**
   * Forgets the learner, and replaces their id in all runs by one that leads nowhere.
   *
   * @return the user id that was known
   */
  Optional<SkillableUserId> erase(LearnerId learner);
}
