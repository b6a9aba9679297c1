package io.labport.examples.lms;

import java.util.Set;

/** Scopes of Assignment and Grade Services 2.0, section 3.1. */
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

  static final Set<String> ALL = Set.of(LINE_ITEM, LINE_ITEM_READ_ONLY, RESULT_READ_ONLY, SCORE);

  private Scopes() {}
}
