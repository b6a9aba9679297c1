package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What was read of a platform, between the page that asks for confirmation and its answer: kept
 * here and encrypted, so that the platform's token is in no page. The page knows a ticket.
 */
public final class Drafts {
  private static final String KIND = "registration-draft";

  /** The platforms' tokens live for an hour at most. */
  private static final Duration VALID = Duration.ofMinutes(30);

  private final AdapterStore store;
  private final SecretBox secrets;
  private final Unguessable unguessable;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public Drafts(AdapterStore store, SecretBox secrets, Unguessable unguessable, Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /**
   * {@code toString} hides the token.
   *
   * @param invitation the document of the invitation
   * @param address where the configuration was found
   */
  record Draft(String invitation, URI address, ObjectNode configuration, Optional<String> token) {
    @Override
    public String toString() {
      return "Draft[" + address.getHost() + "]";
    }
  }

  /** Keeps the draft and gives its ticket. */
  String keep(Draft draft) {
    String ticket = unguessable.value();
    String id = Fingerprint.of(ticket);
    ObjectNode document = json.createObjectNode();
    document.put("invitation", draft.invitation());
    document.put("address", draft.address().toString());
    document.set("configuration", draft.configuration());
    draft.token().ifPresent(token -> document.put("token", token));
    store.insert(
        KIND,
        id,
        secrets.seal(document.toString(), KIND + "/" + id),
        Optional.of(clock.instant().plus(VALID)));
    return ticket;
  }

  /** Of any number of concurrent callers one gets it. */
  Optional<Draft> take(String ticket) {
    String id = Fingerprint.of(ticket);
    return store
        .take(KIND, id)
        .map(stored -> read(secrets.open(stored.content(), KIND + "/" + id)));
  }

  private Draft read(String text) {
    try {
      JsonNode document = json.readTree(text);
      return new Draft(
          document.path("invitation").asText(),
          URI.create(document.path("address").asText()),
          (ObjectNode) document.path("configuration"),
          Optional.ofNullable(document.path("token").textValue()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept registration cannot be read", e);
    }
  }
}
