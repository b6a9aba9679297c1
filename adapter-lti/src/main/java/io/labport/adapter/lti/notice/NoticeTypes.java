package io.labport.adapter.lti.notice;

/** The types of notices that mean something to us. */
final class NoticeTypes {
  static final String HELLO = "LtiHelloWorldNotice";
  static final String COPY = "LtiContextCopyNotice";

  private NoticeTypes() {}
}
