package io.labport.adapter.scorm.completion;

import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.LmsStanding;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.core.domain.LabRunId;
import java.util.Optional;

/**
 * Says what a lab run means in SCORM, for LMSs that embed Labport and store run-time data
 * themselves: no package, no SCO and no browser is needed, and a result that comes after the
 * learner has left can be stored at once. Get it from {@code
 * Labport.offered(ScormCompletion.class)}.
 *
 * <p>The values are those of the data models of SCORM 1.2 (Run-Time Environment, section 3.4.4) and
 * SCORM 2004 3rd and 4th Edition (Run-Time Environment, section 4.2), in the order in which a SCO
 * would hand them over: a score before the status that it belongs to. Storing a report again
 * changes nothing; of two reports of a run the one with the higher revision counts, and of the same
 * revision the later one, because a completed lab that waits for its score becomes final without a
 * new result.
 *
 * <p>{@code session_time} is the time by which the lab ran longer than the LMS has counted so far:
 * without an {@link LmsStanding} all of it. An LMS that adds it to {@code total_time} (SCORM 1.2
 * RTE, section 3.4.4; SCORM 2004 RTE, section 4.2.21) must give the total time that it holds, or
 * use the value in place of its total.
 *
 * <p>Thread-safe. Reads our own records, except for {@link MappingPolicy.Detail#TASKS}: the
 * activities of a lab that is over are asked for at Skillable, once for each revision, in the
 * calling thread.
 */
public interface ScormCompletion {

  /**
   * What an LMS is told that holds nothing yet.
   *
   * @return empty when the run is not known
   * @throws io.labport.core.domain.SkillableUnavailableException only with {@link
   *     MappingPolicy.Detail#TASKS}, when Skillable does not say how the activities went; ask again
   *     later, or without them
   */
  default Optional<ScormReport> of(LabRunId run, Dialect dialect, MappingPolicy policy) {
    return of(run, dialect, policy, LmsStanding.NOTHING);
  }

  /**
   * What an LMS is told that holds something already: with {@link MappingPolicy#keepBest()} the
   * report is {@linkplain io.labport.adapter.scorm.cmi.CmiReport#isNothing() nothing} when that is
   * better.
   *
   * @param lms what it holds, as its data model spells it
   * @return empty when the run is not known
   * @throws io.labport.core.domain.SkillableUnavailableException as above
   */
  Optional<ScormReport> of(LabRunId run, Dialect dialect, MappingPolicy policy, LmsStanding lms);
}
