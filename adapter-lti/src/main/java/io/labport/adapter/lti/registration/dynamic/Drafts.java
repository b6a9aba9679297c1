package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a platform, between the page that asks for confirmation and its answer: kept
 * here and encrypted, so that the platform's token is in no page. The page knows a ticket.
 */
public final class Drafts {
  /** The platforms' tokens live for an hour at most. */
  private static final Duration VALID = Duration.ofMinutes(30);

  private final Documents<Kept> drafts;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  public Drafts(AdapterStore store, SecretBox secrets, Unguessable unguessable, Clock clock) {
    this.drafts =
        Documents.sealed(
            store, secrets, "lti/registration-draft", "registration-draft", Kept.class);
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

  /** As it is stored. */
  private record Kept(
      String invitation, String address, ObjectNode configuration, @Nullable String token) {
    static Kept of(Draft draft) {
      return new Kept(
          draft.invitation(),
          draft.address().toString(),
          draft.configuration(),
          draft.token().orElse(null));
    }

    Draft draft() {
      return new Draft(invitation, URI.create(address), configuration, Optional.ofNullable(token));
    }

    @Override
    public String toString() {
      return draft().toString();
    }
  }

  /** Keeps the draft and gives its ticket. */
  String keep(Draft draft) {
    String ticket = unguessable.value();
    drafts.insert(Fingerprint.of(ticket), Kept.of(draft), Optional.of(clock.instant().plus(VALID)));
    return ticket;
  }

  /** Of any number of concurrent callers one gets it. */
  Optional<Draft> take(String ticket) {
    return drafts.take(Fingerprint.of(ticket)).map(Kept::draft);
  }
}
