package io.labport.examples.lms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.util.Fields;

/**
 * Answers the tool's authentication request: OpenID Connect Core 1.0, section 3.2.2, as narrowed by
 * the 1EdTech Security Framework 1.0, section 5.1.1.2.
 */
final class AuthorizationEndpoint {

  /** An error of OAuth 2 or OpenID Connect. */
  private record Problem(String error, String description) {}

  private final Platform platform;
  private final Launches launches;
  private final LaunchClaims claims;
  private final IdTokens idTokens;
  private final Tampering tampering;
  private final Pages pages;

  AuthorizationEndpoint(
      Platform platform,
      Launches launches,
      LaunchClaims claims,
      IdTokens idTokens,
      Tampering tampering,
      Pages pages) {
    this.platform = platform;
    this.launches = launches;
    this.claims = claims;
    this.idTokens = idTokens;
    this.tampering = tampering;
    this.pages = pages;
  }

  Answer authorize(Incoming request) {
    Fields asked =
        switch (request.method()) {
          case "GET" -> request.query();
          case "POST" -> request.form();
          default -> throw ServiceDoor.wrongMethod("GET, POST");
        };
    ToolRegistration tool = platform.tool();
    List<String> clientIds = asked.getValuesOrEmpty("client_id");
    if (!clientIds.equals(List.of(tool.clientId()))) {
      return pages.message(400, "The tool's request names no registered client_id.");
    }
    List<String> redirects = asked.getValuesOrEmpty("redirect_uri");
    if (redirects.size() != 1 || !tool.redirectUris().contains(redirects.get(0))) {
      // RFC 6749, section 4.1.2.1: never send anybody to an address that is not registered.
      return pages.message(400, "The tool's request names no registered redirect_uri.");
    }
    Map<String, String> form = new LinkedHashMap<>();
    Optional<Problem> problem = repeated(asked).or(() -> wrong(asked)).or(() -> unknown(asked));
    if (problem.isPresent()) {
      form.put("error", problem.get().error());
      form.put("error_description", problem.get().description());
    } else {
      form.put("id_token", mint(asked));
    }
    List<String> state = asked.getValuesOrEmpty("state");
    if (state.size() == 1) {
      form.put("state", state.get(0));
    }
    Map<String, String> sent = tampering.takeForm().orElse(UnaryOperator.identity()).apply(form);
    return pages.autoForm(redirects.get(0), sent);
  }

  private static Optional<Problem> repeated(Fields asked) {
    for (Fields.Field field : asked) {
      if (field.getValues().size() > 1) {
        return invalid(field.getName() + " is there more than once");
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> wrong(Fields asked) {
    if (!"openid".equals(asked.getValue("scope"))) {
      return Optional.of(new Problem("invalid_scope", "scope must be openid"));
    }
    if (!"id_token".equals(asked.getValue("response_type"))) {
      return Optional.of(
          new Problem("unsupported_response_type", "response_type must be id_token"));
    }
    if (!"form_post".equals(asked.getValue("response_mode"))) {
      return invalid("response_mode must be form_post");
    }
    if (!"none".equals(asked.getValue("prompt"))) {
      return invalid("prompt must be none");
    }
    for (String name : List.of("state", "nonce", "login_hint")) {
      String value = asked.getValue(name);
      if (value == null || value.isBlank()) {
        return invalid(name + " is needed");
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> unknown(Fields asked) {
    String messageHint = asked.getValue("lti_message_hint");
    if (messageHint == null) {
      return invalid("lti_message_hint was sent with the login and must come back");
    }
    Optional<Launch> launch = launches.find(messageHint);
    if (launch.isEmpty()) {
      return invalid("lti_message_hint must come back exactly as it was sent");
    }
    if (!launch.get().loginHint().equals(asked.getValue("login_hint"))) {
      return invalid("login_hint must come back exactly as it was sent");
    }
    String over =
        platform.has(Quirk.LAUNCH_NO_LONGER_VALID) ? "launch_no_longer_valid" : "login_required";
    return launches.isOver(launch.get())
        ? Optional.of(new Problem(over, "the launch has expired; open the link again"))
        : Optional.empty();
  }

  private String mint(Fields asked) {
    Launch launch = launches.find(asked.getValue("lti_message_hint")).orElseThrow();
    Map<String, Object> payload = claims.of(launch.occasion(), asked.getValue("nonce"));
    return tampering.takeToken().orElse(idTokens::sign).apply(payload);
  }

  private static Optional<Problem> invalid(String description) {
    return Optional.of(new Problem("invalid_request", description));
  }
}
