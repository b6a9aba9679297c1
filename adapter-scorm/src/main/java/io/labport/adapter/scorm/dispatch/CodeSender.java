package io.labport.adapter.scorm.dispatch;

import java.util.Locale;

/**
 * The embedder's way to a learner outside of the LMS, for example by e-mail; given to the adapter
 * by {@code ScormAdapter.withCodeSender}. Thread-safe.
 */
public interface CodeSender {

  /**
   * Whether the learner can be reached. Learners who cannot are told to ask their administrator.
   *
   * @param learnerId as the LMS gave it
   */
  boolean knows(String tenant, String learnerId);

  /**
   * Sends the code to the learner's own address. May take some seconds; an exception means that
   * nothing was sent.
   *
   * @param code 8 digits, good for 10 minutes; keep it nowhere
   * @param language of the page that the learner sees
   */
  void send(String tenant, String learnerId, String code, Locale language);
}
