package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.net.OutboundResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the platform answered (LTI Dynamic Registration 1.0, section 3.6). {@code toString} shows
 * nothing but the client id.
 *
 * @param raw as it came, with its management token: to be kept encrypted
 */
record RegistrationAnswer(
    String clientId, List<String> grantedScopes, Optional<String> deployment, String raw) {

  private static final int LONGEST_ID = 255;

  /**
   * Reads it.
   *
   * @param asked what is granted when the platform does not say
   */
  static RegistrationAnswer of(
      OutboundResponse answer, Optional<ObjectNode> body, List<String> asked) throws Stopped {
    if (answer.status() != 200 && answer.status() != 201) {
      throw refusal(answer, body);
    }
    if (body.isEmpty()) {
      throw Stopped.answerUnreadable("no JSON object");
    }
    ObjectNode document = body.get();
    Optional<String> client =
        PlatformConfiguration.id(document.path("client_id"))
            .filter(id -> id.length() <= LONGEST_ID);
    if (client.isEmpty()) {
      throw Stopped.answerUnreadable("no client_id");
    }
    Optional<String> deployment =
        PlatformConfiguration.id(document.path(ToolConfiguration.TOOL).path("deployment_id"))
            .or(() -> PlatformConfiguration.id(document.path("deployment_id")))
            .filter(id -> id.length() <= LONGEST_ID);
    return new RegistrationAnswer(
        client.get(), granted(document.path("scope"), asked), deployment, document.toString());
  }

  private static List<String> granted(JsonNode scope, List<String> asked) {
    if (scope.isArray()) {
      return PlatformConfiguration.texts(scope);
    }
    return scope.isTextual()
        ? Arrays.stream(scope.textValue().split(" ", -1))
            .filter(each -> !each.isBlank() && !each.equals("openid"))
            .toList()
        : asked;
  }

  private static Stopped refusal(OutboundResponse answer, Optional<ObjectNode> body) {
    Optional<String> error =
        body.flatMap(document -> PlatformConfiguration.id(document.path("error")));
    if (error.isEmpty()) {
      return Stopped.answerUnreadable("status " + answer.status());
    }
    String description =
        body.flatMap(document -> PlatformConfiguration.id(document.path("error_description")))
            .map(text -> ": " + text)
            .orElse("");
    return Stopped.refusedByPlatform(error.get() + description);
  }

  @Override
  public String toString() {
    return "RegistrationAnswer[" + clientId + "]";
  }
}
