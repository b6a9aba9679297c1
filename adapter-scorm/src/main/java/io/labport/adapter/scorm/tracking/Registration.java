package io.labport.adapter.scorm.tracking;

import java.time.Instant;

/**
 * One learner under one lab of a dispatch.
 *
 * @param id 128 random bits
 * @param dispatch under which
 * @param slot which lab
 * @param pseudonym of the learner
 * @param latest the number of the newest attempt
 * @param revoked whether an administrator has shut it
 * @param reset whether the next session is to be taken as the owner's, whatever it shows
 * @param createdAt when the learner came first
 */
record Registration(
    String id,
    String dispatch,
    String slot,
    String pseudonym,
    int latest,
    boolean revoked,
    boolean reset,
    Instant createdAt) {

  Registration withLatest(int number) {
    return new Registration(id, dispatch, slot, pseudonym, number, revoked, reset, createdAt);
  }

  Registration asRevoked() {
    return new Registration(id, dispatch, slot, pseudonym, latest, true, false, createdAt);
  }

  Registration asReset() {
    return new Registration(id, dispatch, slot, pseudonym, latest, false, true, createdAt);
  }

  Registration resetDone() {
    return new Registration(id, dispatch, slot, pseudonym, latest, revoked, false, createdAt);
  }
}
