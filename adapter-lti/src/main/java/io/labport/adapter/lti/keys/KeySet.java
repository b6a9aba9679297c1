package io.labport.adapter.lti.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The usable public keys of a JWK set document (RFC 7517, section 5). */
final class KeySet {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Only what a signature check needs is read: certificates are not our anchor of trust, {@code
   * alg} is pinned by the registration, and private members have no business here.
   */
  private static final Set<String> READ = Set.of("kty", "kid", "use", "n", "e", "crv", "x", "y");

  private final List<JWK> keys;

  private KeySet(List<JWK> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * @throws IOException when the document is not a key set, or holds no key that we can read
   */
  static KeySet parse(byte[] document) throws IOException {
    JsonNode list = JSON.readTree(document).path("keys");
    if (!list.isArray()) {
      throw new IOException("the document is not a JWK set");
    }
    List<JWK> keys = new ArrayList<>();
    for (JsonNode entry : list) {
      readable(entry).ifPresent(keys::add);
    }
    if (keys.isEmpty()) {
      throw new IOException("the JWK set holds no key that can be used");
    }
    return new KeySet(keys);
  }

  /** A kid need not be unique across key types (RFC 7517, section 4.5). */
  Optional<JWK> find(String kid, String keyType) {
    List<JWK> ofKid = keys.stream().filter(k -> kid.equals(k.getKeyID())).toList();
    Optional<JWK> fitting =
        ofKid.stream().filter(k -> keyType.equals(k.getKeyType().getValue())).findFirst();
    return fitting.isPresent() ? fitting : ofKid.stream().findFirst();
  }

  List<String> kids() {
    return keys.stream().map(k -> String.valueOf(k.getKeyID())).toList();
  }

  static Optional<JWK> readable(JsonNode entry) {
    if (!(entry instanceof ObjectNode key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JWK.parse(key.deepCopy().retain(READ).toString()));
    } catch (ParseException | IllegalArgumentException e) {
      // Other key types and broken neighbours must not cost us the good keys.
      return Optional.empty();
    }
  }
}
