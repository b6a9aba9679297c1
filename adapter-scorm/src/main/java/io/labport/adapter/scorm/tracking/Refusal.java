package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.RefusalCode;
import java.util.Optional;

/** The SCO does not get what it asks for. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;

  Refusal(RefusalCode code) {
    this(code, sentence(code));
  }

  /**
   * @param message one sentence for whoever reads the answer; no secrets, nothing personal
   */
  Refusal(RefusalCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** A member of the body breaks the rule. */
  static Refusal unreadable(String field, String rule) {
    return new Refusal(RefusalCode.UNREADABLE, field + " " + rule);
  }

  /** Throws if there is a reason. */
  static void forAny(Optional<RefusalCode> reason) {
    if (reason.isPresent()) {
      throw new Refusal(reason.get());
    }
  }

  RefusalCode code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  private static String sentence(RefusalCode code) {
    return switch (code) {
      case DISPATCH_UNAVAILABLE -> "There is no such dispatch, or the key is not its key.";
      case ORIGIN_NOT_ALLOWED -> "This package may not be used from this address.";
      case NOT_YET_OPEN -> "The dispatch is not open yet.";
      case EXPIRED -> "The dispatch has expired.";
      case DISABLED -> "The dispatch is switched off.";
      case REVOKED -> "Access was revoked.";
      case KEY_RETIRED -> "The package is out of date: only learners known already get in with it.";
      case CAP_REACHED -> "As many learners as allowed are registered.";
      case TOO_MANY_LAUNCHES -> "The learner has started as many labs as allowed.";
      case TOO_MANY_LABS -> "As many labs as allowed are running, or were started today.";
      case RATE_LIMITED -> "Too many requests in a short time.";
      case UNPROVEN -> "The learner could not be recognised.";
      case SESSION_EXPIRED -> "The session has ended.";
      case TICKET_SPENT -> "The ticket was used already, or is too old.";
      case UNREADABLE -> "The request could not be read.";
    };
  }
}
