package io.labport.adapter.lti.service;

/** The scopes of the services that we call. */
public final class Scopes {
  public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
  public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
  public static final String LINE_ITEM_READ =
      "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";

  public static final String RESULT_READ =
      "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
  public static final String MEMBERS_READ =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
  public static final String GROUPS_READ =
      "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";
  public static final String NOTICES = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

  private Scopes() {}
}
