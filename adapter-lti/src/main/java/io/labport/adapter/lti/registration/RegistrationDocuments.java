package io.labport.adapter.lti.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.store.SecretBox;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A registration as it is stored: JSON with the number of its layout, secrets encrypted. */
public final class RegistrationDocuments {
  /** Of the layout; a reader of a later one reads the earlier ones too. */
  private static final int SCHEMA = 1;

  private final SecretBox secrets;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public RegistrationDocuments(SecretBox secrets) {
    this.secrets = secrets;
  }

  String write(StoredRegistration registration) {
    ObjectNode document = json.createObjectNode();
    document.put("schema", SCHEMA);
    document.put("key", registration.key());
    document.put("name", registration.name());
    document.put("created", registration.createdAt().toString());
    document.put("changed", registration.changedAt().toString());
    document.set(
        "terms",
        Terms.written(
            registration.terms(), secret -> secrets.seal(secret, context(registration.key()))));
    registration
        .origin()
        .ifPresent(
            origin -> {
              ObjectNode dynamic = document.putObject("dynamic");
              dynamic.put("registered", origin.registeredAt().toString());
              origin.account().ifPresent(account -> dynamic.put("account", account));
              origin.grantedScopes().forEach(dynamic.withArray("scopes")::add);
              origin.sealedAnswer().ifPresent(encrypted -> dynamic.put("answer", encrypted));
            });
    return document.toString();
  }

  StoredRegistration read(StoredDocument stored) {
    JsonNode document = parsed(stored);
    String key = document.path("key").asText();
    if (document.path("schema").asInt() > SCHEMA) {
      throw new IllegalStateException(
          "registration "
              + key
              + " was stored by a later version of Labport; use that version or a later one");
    }
    return new StoredRegistration(
        key,
        document.path("name").asText(),
        Terms.lenient(
            (ObjectNode) document.path("terms"),
            encrypted -> secrets.open(encrypted, context(key))),
        Optional.of(document.path("dynamic"))
            .filter(JsonNode::isObject)
            .map(RegistrationDocuments::origin),
        Instant.parse(document.path("created").asText()),
        Instant.parse(document.path("changed").asText()),
        stored.version());
  }

  private static DynamicOrigin origin(JsonNode dynamic) {
    List<String> scopes = new ArrayList<>();
    dynamic.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    return new DynamicOrigin(
        Instant.parse(dynamic.path("registered").asText()),
        Optional.ofNullable(dynamic.path("account").textValue()),
        scopes,
        Optional.ofNullable(dynamic.path("answer").textValue()));
  }

  private JsonNode parsed(StoredDocument stored) {
    try {
      return json.readTree(stored.content());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored registration cannot be read", e);
    }
  }

  private static String context(String key) {
    return "lti/registration/" + key;
  }
}
