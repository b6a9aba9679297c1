package io.labport.examples.lms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.Fields;

/** OAuth 2 client credentials with a signed assertion; errors as RFC 6749, section 5.2. */
final class TokenEndpoint {

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Platform platform;
  private final ClientAssertions assertions;
  private final AccessTokens tokens;
  private final AtomicReference<Set<String>> grantable = new AtomicReference<>(Scopes.ALL);

  TokenEndpoint(Platform platform, ClientAssertions assertions, AccessTokens tokens) {
    this.platform = platform;
    this.assertions = assertions;
    this.tokens = tokens;
  }

  /** Grants no more than these from now on, silently, as RFC 6749, section 3.3, allows. */
  void grantAtMost(Set<String> scopes) {
    grantable.set(Set.copyOf(scopes));
  }

  Answer token(Incoming request) {
    if (!request.method().equals("POST")) {
      throw ServiceDoor.wrongMethod("POST");
    }
    if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
      return error(400, "invalid_request", "the body must be application/x-www-form-urlencoded");
    }
    Fields form = request.form();
    for (Fields.Field field : form) {
      if (field.getValues().size() > 1) {
        return error(400, "invalid_request", field.getName() + " is there more than once");
      }
    }
    for (String name :
        List.of("grant_type", "client_assertion_type", "client_assertion", "scope")) {
      String value = form.getValue(name);
      if (value == null || value.isBlank()) {
        return error(400, "invalid_request", name + " is needed");
      }
    }
    if (!"client_credentials".equals(form.getValue("grant_type"))) {
      return error(400, "unsupported_grant_type", "grant_type must be client_credentials");
    }
    if (!ASSERTION_TYPE.equals(form.getValue("client_assertion_type"))) {
      return error(400, "invalid_request", "client_assertion_type must be " + ASSERTION_TYPE);
    }
    ToolRegistration tool = platform.tool();
    String clientId = form.getValue("client_id");
    if (clientId != null && !clientId.equals(tool.clientId())) {
      return error(401, "invalid_client", "client_id and the assertion disagree");
    }
    Optional<String> problem =
        assertions.problem(form.getValue("client_assertion"), tool, platform.tokenAudience());
    if (problem.isPresent()) {
      return error(401, "invalid_client", problem.get());
    }
    return grant(tool, form.getValue("scope"));
  }

  private Answer grant(ToolRegistration tool, String scope) {
    Set<String> asked = new LinkedHashSet<>(List.of(scope.trim().split(" +", -1)));
    for (String one : asked) {
      if (!tool.scopes().contains(one)) {
        return error(400, "invalid_scope", "this tool may not have " + one);
      }
    }
    List<String> granted = new ArrayList<>(asked);
    granted.retainAll(grantable.get());
    String token = tokens.issue(tool.clientId(), granted);
    return Answer.json(
            200,
            "application/json",
            Json.object()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", tokens.life().toSeconds())
                .put("scope", String.join(" ", granted)))
        .with("Pragma", "no-cache");
  }

  private static Answer error(int status, String error, String description) {
    return Answer.json(
            status,
            "application/json",
            Json.object().put("error", error).put("error_description", description))
        .with("Pragma", "no-cache");
  }
}
