package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.page.Field;
import io.labport.adapter.lti.registration.Registration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Our request to the platform's authorization endpoint (1EdTech Security Framework 1.0, section
 * 5.1.1.2).
 */
record AuthenticationRequest(URI endpoint, List<Field> parameters) {
  /** Longer addresses do not survive every proxy. */
  private static final int LONGEST_ADDRESS = 2000;

  AuthenticationRequest {
    parameters = List.copyOf(parameters);
  }

  static AuthenticationRequest of(
      Registration registration, LoginRequest login, URI redirect, String state, String nonce) {
    List<Field> parameters = new ArrayList<>();
    parameters.add(new Field("scope", "openid"));
    parameters.add(new Field("response_type", "id_token"));
    parameters.add(new Field("response_mode", "form_post"));
    parameters.add(new Field("prompt", "none"));
    parameters.add(new Field("client_id", registration.clientId()));
    parameters.add(new Field("redirect_uri", redirect.toString()));
    parameters.add(new Field("login_hint", login.loginHint()));
    // Unaltered, and also when it is empty: some platforms refuse without it.
    login.messageHint().ifPresent(h -> parameters.add(new Field("lti_message_hint", h)));
    parameters.add(new Field("state", state));
    parameters.add(new Field("nonce", nonce));
    return new AuthenticationRequest(registration.agreed().authorizationEndpoint(), parameters);
  }

  /** Whether it has to be posted by a form. */
  boolean tooLong() {
    return address().toString().length() > LONGEST_ADDRESS;
  }

  /** The whole request as an address. */
  URI address() {
    StringBuilder address = new StringBuilder(endpoint.toString());
    char separator = endpoint.getRawQuery() == null ? '?' : '&';
    for (Field field : parameters) {
      address.append(separator).append(encoded(field.name())).append('=');
      address.append(encoded(field.value()));
      separator = '&';
    }
    return URI.create(address.toString());
  }

  /**
   * By RFC 3986, section 2.1, and not as a form would: not every platform reads a plus as a space.
   */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  @Override
  public String toString() {
    return "AuthenticationRequest[" + endpoint.getHost() + "]";
  }
}
