package io.labport.adapter.lti.profile;

import java.time.Instant;
import java.util.Optional;

/**
 * What a profile may want to know of a score to extend it.
 *
 * @param graded whether it is a grade, and no mere progress
 * @param correction whether the platform has, or may have, a score of the same lab run
 * @param launchUrl the address of the link, under which the platform can open the tool again
 * @param submittedAt when the learner ended the lab
 */
public record ScoreSituation(
    boolean graded,
    boolean correction,
    Optional<String> launchUrl,
    Optional<Instant> submittedAt) {}
