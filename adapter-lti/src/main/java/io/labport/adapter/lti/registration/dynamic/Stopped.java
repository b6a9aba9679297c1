package io.labport.adapter.lti.registration.dynamic;

import io.labport.adapter.lti.validation.Report;

/** Why a registration cannot go on; nothing was registered. */
final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;
  private final String detail;

  private Stopped(String code, int status, String detail) {
    super(code, null, false, false);
    this.code = code;
    this.status = status;
    this.detail = Report.plain(detail);
  }

  /** R1. */
  static Stopped invitationInvalid() {
    return new Stopped("lti.registration-invitation-invalid", 403, "");
  }

  /** The form was sent before, or too late. */
  static Stopped ticketUsed() {
    return new Stopped("lti.registration-ticket-used", 409, "");
  }

  /** R2. */
  static Stopped addressRejected(String rule) {
    return new Stopped("lti.registration-config-url-rejected", 400, rule);
  }

  /** R3. */
  static Stopped unreadable(String what) {
    return new Stopped("lti.registration-config-unreadable", 502, what);
  }

  /** R4. */
  static Stopped incomplete(String member) {
    return new Stopped("lti.registration-config-incomplete", 502, member);
  }

  /** R5. */
  static Stopped issuerMismatch(String issuer) {
    return new Stopped("lti.registration-issuer-mismatch", 403, issuer);
  }

  /** The invitation expects another LMS. */
  static Stopped familyMismatch(String family) {
    return new Stopped("lti.registration-family-mismatch", 403, family);
  }

  /** R6. */
  static Stopped unsupported(String what) {
    return new Stopped("lti.registration-unsupported", 502, what);
  }

  /** R7. */
  static Stopped alreadyRegistered(String key) {
    return new Stopped("lti.registration-already-registered", 409, key);
  }

  static Stopped refusedByPlatform(String why) {
    return new Stopped("lti.registration-refused-by-platform", 502, why);
  }

  static Stopped answerUnreadable(String what) {
    return new Stopped("lti.registration-answer-unreadable", 502, what);
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }

  String detail() {
    return detail;
  }
}
