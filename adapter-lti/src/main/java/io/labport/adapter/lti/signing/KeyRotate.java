package io.labport.adapter.lti.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.door.JsonBody;
import io.labport.adapter.lti.door.Unknown;
import io.labport.adapter.lti.keys.KeySetChoice;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Rotates a key set for an administrator. The body may say {@code {"now": true}}, for a key that is
 * no longer secret, and {@code {"registration": "..."}} for a set of its own.
 */
public final class KeyRotate implements AdminHandler {
  private final ToolKeys keys;
  private final Registrations registrations;

  @Inject
  KeyRotate(ToolKeys keys, Registrations registrations) {
    this.keys = keys;
    this.registrations = registrations;
  }

  @Override
  public WebResponse answer(WebRequest request) throws Exception {
    ObjectNode wish =
        request.body().length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.of(request);
    JsonNode now = wish.path("now");
    if (!now.isMissingNode() && !now.isBoolean()) {
      throw Refused.body("now", "must be true or false");
    }
    String named = wish.path("registration").asText("");
    Optional<Registration> registration =
        named.isEmpty()
            ? Optional.empty()
            : Optional.of(registrations.byKey(named).orElseThrow(Unknown::registration));
    if (registration.isPresent() && registration.get().agreed().keySet() != KeySetChoice.OWN) {
      throw Refused.because(
          Problem.of(409, "lti.key-set-shared", "The registration has no key set of its own")
              .detail("leave registration out to rotate the shared keys, or set key-set: own")
              .field("registration"));
    }
    return KeyDocuments.list(
        keys.rotate(registration.flatMap(SigningKeys::own), now.asBoolean(false)));
  }
}
