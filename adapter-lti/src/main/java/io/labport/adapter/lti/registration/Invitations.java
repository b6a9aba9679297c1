package io.labport.adapter.lti.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The invitations, by the fingerprint of their link. Thread-safe across nodes. */
public final class Invitations {
  private static final String KIND = "invitation";
  private static final int ID_LENGTH = 16;
  private static final int MANY = 1000;

  /** Longer than valid, so that a late visitor is told why, and lists show what was used. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** Longer than any exchange with a platform may take. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private final AdapterStore store;
  private final Unguessable unguessable;
  private final PublicAddress self;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public Invitations(AdapterStore store, Unguessable unguessable, PublicAddress self, Clock clock) {
    this.store = store;
    this.unguessable = unguessable;
    this.self = self;
    this.clock = clock;
  }

  /**
   * @param document under which it is stored
   * @param version by which it is claimed
   */
  public record Held(Invitation invitation, String document, long version) {}

  Invited invite(InvitationTerms terms) {
    String secret = unguessable.value();
    String document = Fingerprint.of(secret);
    Instant now = clock.instant();
    Invitation invitation =
        new Invitation(
            document.substring(0, ID_LENGTH),
            terms,
            now,
            now.plus(terms.validFor()),
            Invitation.State.OPEN,
            Optional.empty(),
            Optional.empty());
    if (!store.insert(KIND, document, write(invitation), remembered(invitation))) {
      throw new IllegalStateException("an invitation was made twice");
    }
    return new Invited(invitation, self.of("/register/" + secret));
  }

  /** The invitation of the link's last part, whatever its state. */
  public Optional<Held> find(String secret) {
    String document = Fingerprint.of(secret);
    return store.find(KIND, document).map(this::held);
  }

  /** Whether it may be used now. */
  public boolean open(Invitation invitation) {
    Instant now = clock.instant();
    boolean free =
        invitation.state() == Invitation.State.OPEN
            || (invitation.state() == Invitation.State.CLAIMED
                && invitation.claimedUntil().filter(until -> until.isAfter(now)).isEmpty());
    return free && invitation.expiresAt().isAfter(now);
  }

  /**
   * Takes the invitation for one registration; of any number of concurrent callers one wins. A
   * claim that nobody ends, because its node died, ends by itself.
   */
  public boolean claim(Held held, String key) {
    Invitation claimed =
        held.invitation()
            .in(
                Invitation.State.CLAIMED,
                Optional.of(key),
                Optional.of(clock.instant().plus(CLAIM)));
    return open(held.invitation())
        && store.replace(
            KIND, held.document(), write(claimed), held.version(), remembered(claimed));
  }

  /** Ends the claim: the invitation is used, and for good. */
  public void used(Held held, String key) {
    end(held, key, Invitation.State.USED);
  }

  /** Ends the claim because nothing was registered: the link works again. */
  public void release(Held held, String key) {
    end(held, key, Invitation.State.OPEN);
  }

  private void end(Held held, String key, Invitation.State state) {
    store
        .find(KIND, held.document())
        .map(this::held)
        .filter(now -> now.invitation().state() == Invitation.State.CLAIMED)
        .filter(now -> now.invitation().registration().equals(Optional.of(key)))
        .ifPresent(
            now -> {
              Invitation ended =
                  now.invitation()
                      .in(
                          state,
                          state == Invitation.State.USED ? Optional.of(key) : Optional.empty(),
                          Optional.empty());
              store.replace(KIND, now.document(), write(ended), now.version(), remembered(ended));
            });
  }

  /** At most the first thousand. */
  List<Invitation> all() {
    return store.page(KIND, "", Optional.empty(), MANY).stream()
        .map(document -> held(document).invitation())
        .toList();
  }

  /** Withdraws it and says whether it was there. */
  boolean withdraw(String id) {
    return id.length() == ID_LENGTH
        && store.page(KIND, id, Optional.empty(), 1).stream()
            .anyMatch(document -> store.delete(KIND, document.id()));
  }

  private static Optional<Instant> remembered(Invitation invitation) {
    return Optional.of(invitation.expiresAt().plus(REMEMBERED));
  }

  private String write(Invitation invitation) {
    ObjectNode document = json.createObjectNode();
    InvitationTerms terms = invitation.terms();
    document.put("schema", 1);
    document.put("name", terms.name());
    terms.family().ifPresent(family -> document.put("family", family.name()));
    terms.issuer().ifPresent(issuer -> document.put("issuer", issuer));
    document.put("deployment-policy", terms.deploymentPolicy().name());
    document.put("registration-state", terms.state().name());
    terms.updates().ifPresent(key -> document.put("updates", key));
    document.put("created", invitation.createdAt().toString());
    document.put("expires", invitation.expiresAt().toString());
    document.put("state", invitation.state().name());
    invitation.registration().ifPresent(key -> document.put("registration", key));
    invitation.claimedUntil().ifPresent(until -> document.put("claimed-until", until.toString()));
    return document.toString();
  }

  private Held held(StoredDocument stored) {
    JsonNode document;
    try {
      document = json.readTree(stored.content());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored invitation cannot be read", e);
    }
    Instant created = Instant.parse(document.path("created").asText());
    Instant expires = Instant.parse(document.path("expires").asText());
    InvitationTerms terms =
        new InvitationTerms(
            document.path("name").asText(),
            text(document, "family").map(PlatformFamily::valueOf),
            text(document, "issuer"),
            DeploymentPolicy.valueOf(document.path("deployment-policy").asText()),
            RegistrationState.valueOf(document.path("registration-state").asText()),
            text(document, "updates"),
            Duration.between(created, expires));
    return new Held(
        new Invitation(
            stored.id().substring(0, ID_LENGTH),
            terms,
            created,
            expires,
            Invitation.State.valueOf(document.path("state").asText()),
            text(document, "registration"),
            text(document, "claimed-until").map(Instant::parse)),
        stored.id(),
        stored.version());
  }

  private static Optional<String> text(JsonNode document, String name) {
    return Optional.ofNullable(document.path(name).textValue());
  }
}
