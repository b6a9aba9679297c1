package io.labport.adapter.lti.ags;

/** No access token was to be had; the message holds neither assertion nor token. */
final class TokenException extends RuntimeException {
  private final String code;
  private final boolean mayPass;

  TokenException(String code, boolean mayPass) {
    super(code);
    this.code = code;
    this.mayPass = mayPass;
  }

  TokenException(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
    this.mayPass = true;
  }

  String code() {
    return code;
  }

  /** Whether asking again later may help. */
  boolean mayPass() {
    return mayPass;
  }
}
