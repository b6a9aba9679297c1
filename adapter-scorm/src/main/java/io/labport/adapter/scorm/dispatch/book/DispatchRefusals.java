package io.labport.adapter.scorm.dispatch.book;

import io.labport.adapter.scorm.dispatch.DispatchRefused;
import java.util.Optional;

/** What is refused besides wrong members. */
final class DispatchRefusals {
  private DispatchRefusals() {}

  static DispatchRefused unknown() {
    return DispatchRefused.because(
        404,
        "scorm.dispatch-unknown",
        Optional.empty(),
        "there is no such dispatch; GET /admin/scorm/dispatches lists those there are");
  }

  static DispatchRefused unknownTenant(String tenant) {
    return DispatchRefused.because(
        404,
        "scorm.tenant-unknown",
        Optional.of("tenant"),
        "nothing was ever issued for the tenant "
            + TermTexts.shown(tenant)
            + "; each dispatch names its tenant");
  }

  static DispatchRefused revoked() {
    return DispatchRefused.because(
        409,
        "scorm.dispatch-revoked",
        Optional.empty(),
        "the dispatch was revoked for good; issue a new one");
  }

  static DispatchRefused invalidOrigin(String field, String value) {
    return DispatchRefused.because(
        400, "scorm.origin-invalid", Optional.of(field), field + " " + originRule(value));
  }

  /** After the name of the member. */
  static String originRule(String value) {
    return "must be an origin like https://lms.example.edu, without a path and over https"
        + " (adapters.scorm.allow-http admits http for development), not '"
        + TermTexts.shown(value)
        + "'";
  }

  static DispatchRefused unknownOrigin(String origin) {
    return DispatchRefused.because(
        404,
        "scorm.origin-unknown",
        Optional.of("origin"),
        "origin "
            + TermTexts.shown(origin)
            + " is neither allowed nor waiting; the dispatch lists both");
  }

  static DispatchRefused lastOrigin(String origin) {
    return DispatchRefused.because(
        409,
        "scorm.origin-last",
        Optional.of("origin"),
        "origin "
            + TermTexts.shown(origin)
            + " is the only one, and without any the dispatch would be open to all; approve another"
            + " first, or set access.learnOrigins to true");
  }
}
