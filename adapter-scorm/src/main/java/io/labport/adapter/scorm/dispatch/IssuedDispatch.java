package io.labport.adapter.scorm.dispatch;

import java.time.Instant;
import java.util.List;

/**
 * A dispatch with what was done to it.
 *
 * @param changedAt the last time
 * @param history the latest last, the oldest ones forgotten
 */
public record IssuedDispatch(Dispatch dispatch, Instant changedAt, List<Change> history) {
  public IssuedDispatch {
    history = List.copyOf(history);
  }

  /**
   * Something that was done.
   *
   * @param what in a few words, without secrets
   */
  public record Change(Instant at, String what) {}
}
