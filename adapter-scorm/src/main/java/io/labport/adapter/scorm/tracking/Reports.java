package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.core.domain.LabRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says what labs mean for an LMS. Reads our own records alone. */
public interface Reports {

  /**
   * @param runs of one attempt, newest first; none when no lab was started
   * @param lms what the LMS held when the session began; {@link LmsRead#NOTHING} for what the labs
   *     mean by themselves
   * @param acknowledged how long the labs had run when the LMS confirmed a report last; counts when
   *     its own total cannot be read
   * @param now for scores that are awaited for a time
   */
  Mapped map(
      List<LabRun> runs,
      MappingPolicy policy,
      Dialect dialect,
      LmsRead lms,
      Duration acknowledged,
      Instant now);
}
