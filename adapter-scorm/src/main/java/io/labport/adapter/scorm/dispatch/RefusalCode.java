package io.labport.adapter.scorm.dispatch;

/** Why the SCO does not get what it asks for; each has a text in {@code scorm} pages and SCO. */
public enum RefusalCode {
  /** No such dispatch, or the wrong key: nobody learns which. */
  DISPATCH_UNAVAILABLE(404),
  ORIGIN_NOT_ALLOWED(403),
  NOT_YET_OPEN(403),
  EXPIRED(403),
  DISABLED(403),
  REVOKED(403),
  /** The package holds a key that was replaced, and this learner is new. */
  KEY_RETIRED(403),
  CAP_REACHED(403),
  /** This learner has started as many labs as allowed. */
  TOO_MANY_LAUNCHES(403),
  /** As many labs run, or were started today, as allowed. */
  TOO_MANY_LABS(403),
  RATE_LIMITED(429),
  UNPROVEN(403),
  SESSION_EXPIRED(401),
  TICKET_SPENT(410),
  UNREADABLE(400);

  private final int status;

  RefusalCode(int status) {
    this.status = status;
  }

  /** The HTTP status it is answered with. */
  public int status() {
    return status;
  }
}
