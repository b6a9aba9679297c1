package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.registration.Registration;
import java.util.Optional;

/** What becomes a score, and when: the registration's settings, and over them the link's. */
record GradePolicy(GradePosts posts, GradeBy by, Unscored unscored, Incomplete incomplete) {

  static GradePolicy of(GradeBinding binding, Registration registration) {
    return new GradePolicy(
        registration.agreed().sendGrades(),
        Optional.ofNullable(binding.gradeBy())
            .flatMap(GradeBy::ofText)
            .orElse(registration.agreed().gradeBy()),
        Optional.ofNullable(binding.unscored())
            .flatMap(Unscored::ofText)
            .orElse(registration.agreed().unscored()),
        registration.agreed().incomplete());
  }
}
