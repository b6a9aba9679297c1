package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.cmi.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation with a SCO, and all that its token stands for. {@code toString} shows nothing
 * personal.
 *
 * @param dispatch under which
 * @param generation of the launch key it began with
 * @param slot which lab
 * @param origin of the LMS
 * @param relayed whether our own page speaks for the SCO, because its LMS lets it reach nobody
 * @param registration whose
 * @param instance which attempt
 * @param owner whether the session may speak for the attempt; without it a step-up comes first
 * @param proven whether the learner showed that they are who they were
 * @param stored whether the LMS has stored the secret
 * @param secret fingerprint of the secret that becomes good with the step-up
 * @param dialect that the LMS speaks
 * @param lms what the LMS held
 * @param acknowledgedSeconds how long the labs had run, as far as the LMS had confirmed it before
 * @param key of the ticket given last
 * @param languages of the learner, best first
 * @param name of the learner, if it goes to the lab
 * @param learner the id as claimed, while the learner still has to prove it
 * @param supportId what the learner reads out to somebody who helps
 * @param began when
 * @param ended whether the SCO has said good-bye: what is on its way may still arrive
 */
record Session(
    String dispatch,
    int generation,
    String slot,
    String origin,
    boolean relayed,
    String registration,
    int instance,
    boolean owner,
    boolean proven,
    boolean stored,
    Optional<String> secret,
    Dialect dialect,
    LmsRead lms,
    long acknowledgedSeconds,
    Optional<String> key,
    List<String> languages,
    Optional<String> name,
    Optional<String> learner,
    String supportId,
    Instant began,
    boolean ended) {

  Session {
    languages = List.copyOf(languages);
  }

  Session asStored() {
    return with(owner, proven, true, secret, key, ended);
  }

  Session asOwner() {
    return with(true, true, stored, Optional.empty(), key, ended);
  }

  Session asEnded() {
    return with(owner, proven, stored, secret, key, true);
  }

  Session withKey(String newKey) {
    return with(owner, proven, stored, secret, Optional.of(newKey), ended);
  }

  private Session with(
      boolean nowOwner,
      boolean nowProven,
      boolean nowStored,
      Optional<String> nowSecret,
      Optional<String> nowKey,
      boolean nowEnded) {
    return new Session(
        dispatch,
        generation,
        slot,
        origin,
        relayed,
        registration,
        instance,
        nowOwner,
        nowProven,
        nowStored,
        nowSecret,
        dialect,
        lms,
        acknowledgedSeconds,
        nowKey,
        languages,
        name,
        nowOwner ? Optional.empty() : learner,
        supportId,
        began,
        nowEnded);
  }

  @Override
  public String toString() {
    return "Session[" + registration + "/" + instance + " " + supportId + "]";
  }
}
