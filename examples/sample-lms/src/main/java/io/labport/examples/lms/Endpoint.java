package io.labport.examples.lms;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The addresses that have counts, a log and faults of their own. */
public enum Endpoint {
  /** Where a launch begins: sends the browser to the tool's login address. */
  LAUNCH("/courses/[^/]+/links/[^/]+/launch"),
  /** Where Deep Linking begins, likewise. */
  PICK("/courses/[^/]+/pick"),
  /** The button that copies a course. */
  COPY("/courses/[^/]+/copy"),
  /** Where the tool's Deep Linking answer comes back. */
  CONTENT("/courses/[^/]+/content"),
  /** Where a submission review begins, likewise. */
  REVIEW("/courses/[^/]+/columns/[^/]+/review"),
  /** OpenID Connect authorization endpoint. */
  AUTHORIZATION("/authorize"),
  /** OAuth 2 token endpoint. */
  TOKEN("/token"),
  /** The platform's public keys. */
  KEYS("/keys"),
  /** Line item container of a course. */
  LINE_ITEMS("/services/[^/]+/lineitems"),
  /** One line item. */
  LINE_ITEM("/services/[^/]+/lineitems/[^/]+/lineitem"),
  /** Scores of a line item. */
  SCORES("/services/[^/]+/lineitems/[^/]+/lineitem/scores"),
  /** Results of a line item. */
  RESULTS("/services/[^/]+/lineitems/[^/]+/lineitem/results"),
  /** Members of a course. */
  MEMBERS("/services/[^/]+/memberships"),
  /** Groups of a course. */
  GROUPS("/services/[^/]+/groups"),
  /** Sets of groups of a course. */
  GROUP_SETS("/services/[^/]+/groupsets"),
  /** Handlers of notices. */
  NOTICE_HANDLERS("/services/[^/]+/noticehandlers"),
  /** OpenID configuration, for Dynamic Registration. */
  CONFIGURATION("/\\.well-known/openid-configuration"),
  /** Where tools register and change their registration. */
  REGISTRATION("/registrations(/[^/]+)?"),
  /** Pages and forms of the administrator. */
  ADMIN("/admin(/[^/]+)?"),
  /** Where SCORM packages are imported. */
  SCORM_IMPORT("/courses/[^/]+/scorm"),
  /** The files of SCORM packages. */
  SCORM_CONTENT("/scorm/[^/]+/content/.+"),
  /** Where a SCORM player begins a session. */
  SCORM_SESSION("/scorm/[^/]+/sessions"),
  /** Where a SCORM player sends what the content has committed. */
  SCORM_COMMIT("/scorm/[^/]+/commits"),
  /** A learner's attempts at a SCORM activity. */
  SCORM_ATTEMPTS("/scorm/[^/]+/attempts"),
  /** The pages of the SCORM player. */
  SCORM_PLAYER("/scorm/[^/]+/(play|middle|foreign)"),
  /** Everything else: what people look at. */
  PAGE(".*");

  static final Set<Endpoint> SERVICES =
      EnumSet.of(
          LINE_ITEMS, LINE_ITEM, SCORES, RESULTS, MEMBERS, GROUPS, GROUP_SETS, NOTICE_HANDLERS);

  private final Pattern path;

  Endpoint(String path) {
    this.path = Pattern.compile(path);
  }

  static Endpoint of(String path) {
    for (Endpoint endpoint : values()) {
      if (endpoint.path.matcher(path).matches()) {
        return endpoint;
      }
    }
    return PAGE;
  }
}
