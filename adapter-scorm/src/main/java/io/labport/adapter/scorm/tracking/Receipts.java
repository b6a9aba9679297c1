package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import java.util.List;

/**
 * Makes the code by which an auditor finds a final result again. The same result has the same code.
 * Thread-safe.
 */
@FunctionalInterface
public interface Receipts {

  /**
   * @param pseudonym of the learner
   * @param attempt names the registration and its attempt
   * @param revision of the result
   * @param outcome what the LMS is told, element by element
   */
  String of(
      Dispatch dispatch,
      String pseudonym,
      String attempt,
      int revision,
      List<Mapped.Value> outcome);
}
