package io.labport.adapter.lti.registration;

import java.time.Instant;
import java.util.Optional;

/**
 * A link by which the administrator of one platform may register it, once. The link itself is not
 * kept, only its fingerprint.
 *
 * @param id for lists and for withdrawing; nothing can be done with it at the link's door
 * @param registration the key of the registration that was made, or is being made
 * @param claimedUntil while a registration is under way, when it counts as given up
 */
public record Invitation(
    String id,
    InvitationTerms terms,
    Instant createdAt,
    Instant expiresAt,
    State state,
    Optional<String> registration,
    Optional<Instant> claimedUntil) {

  /** How far it has come. */
  public enum State {
    OPEN,
    /** Somebody is registering with it just now. */
    CLAIMED,
    USED
  }

  Invitation in(State next, Optional<String> key, Optional<Instant> until) {
    return new Invitation(id, terms, createdAt, expiresAt, next, key, until);
  }
}
