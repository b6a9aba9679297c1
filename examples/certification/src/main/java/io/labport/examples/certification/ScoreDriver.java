package io.labport.examples.certification;

import java.math.BigDecimal;

/** Works in the tool until it has a score to send. */
public interface ScoreDriver {

  /**
   * Does what a learner does, until the tool knows a score, and lets the tool's own time pass. Need
   * not wait until the score has arrived.
   *
   * @param percent of the best that can be had
   */
  void work(Launched launched, BigDecimal percent) throws Exception;

  /** Changes the score of earlier work, as a teacher may in the tool. */
  void workAgain(Launched launched, BigDecimal percent) throws Exception;

  /** A launch that the tool accepted, in a window. */
  record Launched(Browser browser, Answer answer, String link, String user) {}
}
