package io.labport.examples.lms;

import java.util.Set;

/** Scopes of the services offered here. */
public final class Scopes {

  /** Line items: read, make, change, delete. */
  public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";

  /** Line items: read. */
  public static final String LINE_ITEM_READ_ONLY =
      "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";

  /** Results: read. */
  public static final String RESULT_READ_ONLY =
      "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";

  /** Scores: post. */
  public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

  /** Members of a course: read. */
  public static final String MEMBERS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** Groups of a course: read. */
  public static final String GROUPS =
      "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";

  /** Handlers of notices: read and change. */
  public static final String NOTICES = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

  /** The tool's own registration: read and change. */
  public static final String REGISTRATION =
      "https://purl.imsglobal.org/spec/lti-reg/scope/registration";

  static final Set<String> GRADES = Set.of(LINE_ITEM, LINE_ITEM_READ_ONLY, RESULT_READ_ONLY, SCORE);

  static final Set<String> ALL =
      Set.of(
          LINE_ITEM,
          LINE_ITEM_READ_ONLY,
          RESULT_READ_ONLY,
          SCORE,
          MEMBERS,
          GROUPS,
          NOTICES,
          REGISTRATION);

  private Scopes() {}
}
