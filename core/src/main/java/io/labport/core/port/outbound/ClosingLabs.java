package io.labport.core.port.outbound;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.SkillableUserId;
import java.time.Instant;
import java.util.Map;

/**
 * Labs that we asked Skillable to save or end, until they are closed. Thread-safe across nodes;
 * joins the caller's transaction.
 */
public interface ClosingLabs {

  void add(SkillableUserId user, LabInstanceId instance, Instant since);

  /** What is still being closed for the user, with the moment it was asked. */
  Map<LabInstanceId, Instant> of(SkillableUserId user);

  void remove(LabInstanceId instance);
}
