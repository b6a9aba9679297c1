package io.labport.adapter.scorm.dispatch;

/** Turns the ids that LMSs claim into pseudonyms that nobody can turn back. Thread-safe. */
public interface Pseudonyms {

  /**
   * HMAC-SHA256 with the tenant's key over the dispatch and the id, in lower-case base32 without
   * padding.
   *
   * @param learnerId as claimed, trimmed
   */
  String of(Dispatch dispatch, String learnerId);
}
