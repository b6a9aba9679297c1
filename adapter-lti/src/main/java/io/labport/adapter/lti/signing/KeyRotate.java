package io.labport.adapter.lti.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.keys.KeySetChoice;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/**
 * Rotates a key set for an administrator. The body may say {@code {"now": true}}, for a key that is
 * no longer secret, and {@code {"registration": "..."}} for a set of its own.
 */
public final class KeyRotate implements WebHandler {
  private final ToolKeys keys;
  private final Registrations registrations;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  KeyRotate(ToolKeys keys, Registrations registrations) {
    this.keys = keys;
    this.registrations = registrations;
  }

  @Override
  public WebResponse handle(WebRequest request) throws Exception {
    JsonNode wish;
    try {
      wish = request.body().length == 0 ? json.createObjectNode() : json.readTree(request.body());
    } catch (IOException e) {
      return Problem.of(400, "lti.body-unreadable", "The body is not JSON.").response();
    }
    JsonNode now = wish.path("now");
    if (!now.isMissingNode() && !now.isBoolean()) {
      return Problem.of(400, "lti.body-invalid", "A member of the body is wrong.")
          .detail("now must be true or false")
          .field("now")
          .response();
    }
    String named = wish.path("registration").asText("");
    Optional<Registration> registration =
        named.isEmpty() ? Optional.empty() : registrations.byKey(named);
    if (!named.isEmpty() && registration.isEmpty()) {
      return Problem.of(404, "lti.registration-unknown", "There is no such registration.")
          .field("registration")
          .response();
    }
    if (registration.isPresent() && registration.get().agreed().keySet() != KeySetChoice.OWN) {
      return Problem.of(409, "lti.key-set-shared", "The registration has no key set of its own.")
          .detail("leave registration out to rotate the shared keys, or set key-set: own")
          .field("registration")
          .response();
    }
    return KeyDocuments.list(
        keys.rotate(registration.flatMap(SigningKeys::own), now.asBoolean(false)));
  }
}
