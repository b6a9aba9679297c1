package io.labport.core.application;

import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.Learners;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Gives learners their ids at Skillable. An id once given stays, so that saved labs are found again
 * when a setting changes.
 */
final class SkillableUsers {
  private final Learners learners;
  private final LaunchingConfig config;
  private final Ids ids;

  @Inject
  SkillableUsers(Learners learners, LaunchingConfig config, Ids ids) {
    this.learners = learners;
    this.config = config;
    this.ids = ids;
  }

  boolean identityWithheld(LaunchRequest request) {
    return config.withholdIdentity() || request.withholdIdentity();
  }

  SkillableUserId of(LaunchRequest request) {
    LearnerId learner = request.learner().id();
    return learners.userIdOf(
        learner,
        () ->
            new SkillableUserId(
                identityWithheld(request)
                    ? ids.pseudonym()
                    // Two tenants may give the same id to different people.
                    : learner.lmsUserId() + "@" + learner.tenant()));
  }

  Optional<SkillableUserId> known(LearnerId learner) {
    return learners.find(learner);
  }
}
