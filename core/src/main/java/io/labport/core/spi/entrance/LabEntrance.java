package io.labport.core.spi.entrance;

import io.labport.core.spi.http.WebResponse;

/**
 * Leads a learner whose launch was validated into the lab. Takes care of everything in between:
 * waiting, returning, resuming, too many open labs, refusals, lost answers; and never lets a
 * one-time address be stored or logged. Thread-safe.
 */
public interface LabEntrance {

  /**
   * The first page, or a redirect straight into the lab. Answers for the browser that the validated
   * launch came from, nobody else.
   */
  WebResponse enter(EntranceRequest request);
}
