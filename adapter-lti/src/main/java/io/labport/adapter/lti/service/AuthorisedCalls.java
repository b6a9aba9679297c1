package io.labport.adapter.lti.service;

import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.AccessTokens.Granted;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Calls with an access token, and once more with a fresh one when the platform does not accept it
 * (RFC 6750, section 3.1). Thread-safe.
 */
public final class AuthorisedCalls {
  private final AccessTokens tokens;

  @Inject
  public AuthorisedCalls(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** One call; may be made twice. */
  @FunctionalInterface
  public interface Call {
    ServiceAnswer with(String token) throws IOException;
  }

  /**
   * The platform's answer; a 401 only when it refused two tokens.
   *
   * @param scope the one scope that the call needs: one refused scope makes some platforms refuse
   *     the whole request
   * @throws TokenException when there is no token to call with
   * @throws IOException when no complete answer came
   */
  public ServiceAnswer send(Registration registration, String deployment, String scope, Call call)
      throws IOException {
    Granted token = tokens.token(registration, deployment, scope);
    ServiceAnswer answer = call.with(token.token());
    if (answer.status() != 401) {
      return answer;
    }
    tokens.refused(registration, deployment, scope, token);
    return call.with(tokens.token(registration, deployment, scope).token());
  }
}
