package io.labport.adapter.lti.ags;

/** The scopes of AGS 2.0, section 3.1. */
public final class Scopes {
  public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
  static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
  static final String LINE_ITEM_READ =
      "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";

  private Scopes() {}
}
