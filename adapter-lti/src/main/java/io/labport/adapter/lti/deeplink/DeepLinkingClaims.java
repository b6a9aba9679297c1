package io.labport.adapter.lti.deeplink;

/** Names of Deep Linking 2.0, sections 3 and 4. */
final class DeepLinkingClaims {
  static final String REQUEST = "LtiDeepLinkingRequest";
  static final String RESPONSE = "LtiDeepLinkingResponse";

  private static final String PREFIX = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  static final String SETTINGS = PREFIX + "deep_linking_settings";
  static final String DATA = PREFIX + "data";
  static final String CONTENT_ITEMS = PREFIX + "content_items";
  static final String MESSAGE = PREFIX + "msg";
  static final String ERROR_MESSAGE = PREFIX + "errormsg";
  static final String ERROR_LOG = PREFIX + "errorlog";

  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  private DeepLinkingClaims() {}
}
