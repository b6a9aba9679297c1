package io.labport.adapter.lti.validation;

import java.util.Locale;

/**
 * The checks of a login (group L), of a confirmation through platform storage (K) and of a launch
 * (A to H), in the order in which they are made. The names are the codes: {@code STATE_USED} goes
 * to logs and pages as {@code lti.state-used}.
 */
public enum Check {
  LOGIN_METHOD("L1", 405),
  LOGIN_PARAMETER_MISSING("L2", 400),
  LOGIN_PARAMETER_REPEATED("L2", 400),
  LOGIN_PARAMETER_TOO_LONG("L2", 400),
  LOGIN_REGISTRATION_UNKNOWN("L3", 400),
  LOGIN_REGISTRATION_AMBIGUOUS("L3", 400),
  LOGIN_REGISTRATION_MISMATCH("L5", 400),
  LOGIN_REGISTRATION_PENDING("L4", 403),
  LOGIN_REGISTRATION_DISABLED("L4", 403),
  /** Warns only: the signed claim decides. */
  LOGIN_TARGET_LINK_URI_FOREIGN("L6", 400),
  LOGIN_REGISTRATION_INVALID("L7", 500),
  LOGIN_RATE_LIMITED("L8", 429),

  LAUNCH_CONFIRM_MALFORMED("K1", 400),
  LAUNCH_CONFIRM_CROSS_ORIGIN("K2", 403),
  LAUNCH_CONFIRM_TICKET("K3", 400),

  LAUNCH_METHOD("A1", 405),
  LAUNCH_CONTENT_TYPE("A1", 415),
  LAUNCH_TOO_LARGE("A1", 413),
  LAUNCH_PLATFORM_ERROR("A2", 400),
  LAUNCH_ID_TOKEN_MISSING("A3", 400),
  STATE_MISSING("A4", 400),
  STATE_UNKNOWN("A5", 400),
  STATE_EXPIRED("A6", 400),
  STATE_USED("A7", 400),
  STATE_NOT_BOUND("A8", 400),

  JWT_MALFORMED("B9", 400),
  JWT_ALG_NOT_ALLOWED("B10", 401),
  JWT_KID_MISSING("B11", 401),
  JWT_CRIT_UNSUPPORTED("B12", 401),
  JWKS_UNAVAILABLE("B13b", 503),
  JWT_KID_UNKNOWN("B13", 401),
  JWT_KEY_UNUSABLE("B13", 401),
  JWT_SIGNATURE_INVALID("B14", 401),

  JWT_ISS_MISMATCH("C15", 401),
  JWT_AUD_MISMATCH("C16", 401),
  JWT_AUD_UNTRUSTED("C17", 401),
  JWT_AZP_MISMATCH("C18", 401),
  JWT_AZP_MISSING("C18", 401),
  JWT_EXP_MISSING("C19a", 401),
  JWT_EXPIRED("C19a", 401),
  JWT_IAT_MISSING("C19b", 401),
  JWT_IAT_FUTURE("C19b", 401),
  JWT_IAT_TOO_OLD("C19b", 401),
  JWT_LIFETIME("C19c", 401),
  JWT_NOT_YET_VALID("C19d", 401),
  JWT_NONCE_MISSING("C20", 401),
  JWT_NONCE_MISMATCH("C20", 401),
  /** Number 21: the winner of a state goes on, everybody else is told that it is used. */
  STATE_TAKEN("C21", 400),
  JWT_NONCE_REPLAYED("C20", 401),

  MESSAGE_TYPE_MISSING("D22", 400),
  MESSAGE_TYPE_UNSUPPORTED("D23", 400),
  VERSION_MISSING("D24", 400),
  VERSION_UNSUPPORTED("D25", 400),
  DEPLOYMENT_ID_MISSING("D26", 400),
  DEPLOYMENT_ID_MISMATCH("D27", 400),
  DEPLOYMENT_UNKNOWN("D28", 403),
  DEPLOYMENT_PENDING("D28", 403),
  DEPLOYMENT_BLOCKED("D28", 403),
  SUB_MISSING("D29", 400),
  ANONYMOUS_NOT_ALLOWED("D29", 403),
  SUB_INVALID("D30", 400),

  ROLES_MISSING("E32", 400),
  RESOURCE_LINK_ID_MISSING("E33", 400),
  TARGET_LINK_URI_MISSING("E34", 400),
  TARGET_LINK_URI_MISMATCH("E35", 400),
  TARGET_LINK_URI_FOREIGN("E36", 400),
  CONTEXT_ID_MISSING("E37", 400),
  /** Warns only: the mentored users are ignored. */
  MENTOR_SCOPE_WITHOUT_ROLE("E38", 400),
  /** Warns only: the claim is ignored. */
  OPTIONAL_CLAIM_INVALID("E39", 400),

  DEEP_LINK_SETTINGS_MISSING("F40", 400),
  DEEP_LINK_RETURN_URL_MISSING("F41", 400),
  DEEP_LINK_RETURN_URL_INVALID("F41", 400),
  DEEP_LINK_ACCEPT_TYPES_MISSING("F42", 400),
  /** Warns only: iframe and window are assumed. */
  DEEP_LINK_DOCUMENT_TARGETS_MISSING("F43", 400),
  /** The platform is told so by a Deep Linking response. */
  DEEP_LINK_NO_COMMON_TYPE("F44", 400),
  DEEP_LINK_NOT_PERMITTED("F45", 403),

  REVIEW_FOR_USER_MISSING("G46", 400),
  REVIEW_LINEITEM_MISSING("G47", 400),
  REVIEW_NOT_PERMITTED("G48", 403),

  /** Warns only: the service is not used. */
  SERVICE_URL_REJECTED("H50", 400),
  /** Warns only, of an instructor's launch: learners of this link will have no grade. */
  GRADE_CHANNEL_MISSING("H51", 400),

  /** Not a fault of the message: the link says which lab, and this one does not. */
  LINK_WITHOUT_LAB("link", 400),
  LINK_SETTING_INVALID("link", 400);

  private final String number;
  private final int status;

  Check(String number, int status) {
    this.number = number;
    this.status = status;
  }

  /** Group and number, for example {@code C19a}. */
  public String number() {
    return number;
  }

  /** What we answer when it fails. */
  public int status() {
    return status;
  }

  /** Stable; for logs, pages and tests. */
  public String code() {
    String name = this == STATE_TAKEN ? STATE_USED.name() : name();
    return "lti." + name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
