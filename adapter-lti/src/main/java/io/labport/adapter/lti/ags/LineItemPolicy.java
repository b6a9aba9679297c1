package io.labport.adapter.lti.ags;

/** Which columns of the gradebook a lab uses. */
public enum LineItemPolicy {
  /** The link's own, or one that is there already. */
  FIND,
  /** As {@link #FIND}; one is made where there is none. */
  CREATE,
  /** As {@link #CREATE}, and one more for each scored activity. */
  PER_ACTIVITY
}
