package io.labport.adapter.scorm.stepup;

/**
 * A code that was sent and not yet given. {@code toString} shows nothing of it.
 *
 * @param session whose learner has to prove themselves
 * @param dispatch under which
 * @param tenant whose key the fingerprint is made with
 * @param fingerprint of the code: keyed, because all codes are tried in no time
 * @param tries how many codes were given
 */
record Challenge(String session, String dispatch, String tenant, String fingerprint, int tries) {

  Challenge triedOnceMore() {
    return new Challenge(session, dispatch, tenant, fingerprint, tries + 1);
  }

  @Override
  public String toString() {
    return "Challenge[" + dispatch + "]";
  }
}
