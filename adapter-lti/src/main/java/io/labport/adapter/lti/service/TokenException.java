package io.labport.adapter.lti.service;

import java.time.Instant;
import java.util.Optional;

/** No access token was to be had; the message holds neither assertion nor token. */
public final class TokenException extends RuntimeException {
  private final String code;
  private final boolean mayPass;
  private final transient Optional<Instant> notBefore;

  TokenException(String code, boolean mayPass) {
    super(code);
    this.code = code;
    this.mayPass = mayPass;
    this.notBefore = Optional.empty();
  }

  /** The same again, for somebody who asks before it is worth asking. */
  TokenException(TokenException before, Instant notBefore) {
    super(before.code, before);
    this.code = before.code;
    this.mayPass = before.mayPass;
    this.notBefore = Optional.of(notBefore);
  }

  TokenException(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
    this.mayPass = true;
    this.notBefore = Optional.empty();
  }

  /** Until when nobody will be asked again. */
  public Optional<Instant> notBefore() {
    return notBefore;
  }

  public String code() {
    return code;
  }

  /** Whether asking again later may help. */
  public boolean mayPass() {
    return mayPass;
  }
}
