package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The sessions, by the fingerprints of their tokens. They lie sealed, because a learner's name may
 * be in them. Thread-safe across nodes.
 */
public final class Sessions {
  /** A session's end is moved when this much of its idle time has gone, not at every call. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private final Documents<Session> sessions;
  private final ScormConfig config;
  private final Clock clock;

  @Inject
  public Sessions(AdapterStore store, SecretBox secrets, ScormConfig config, Clock clock) {
    this.sessions = Documents.sealed(store, secrets, "scorm/session", "session", Session.class);
    this.config = config;
    this.clock = clock;
  }

  /** The id of the session that has the token. */
  static String id(String token) {
    return Unguessable.fingerprint(token);
  }

  void add(String id, Session session) {
    if (!sessions.insert(id, session, Optional.of(end(session, config.sessionIdle())))) {
      throw new IllegalStateException("a token was made twice");
    }
  }

  Optional<Session> find(String id) {
    return sessions.find(id);
  }

  Session amend(String id, UnaryOperator<Session> change) {
    return sessions.amend(id, change);
  }

  /** It was heard of: its idle time begins anew. */
  void heardOf(String id) {
    Optional<Documents.Kept<Session>> kept = sessions.kept(id);
    if (kept.isEmpty() || kept.get().document().ended()) {
      return;
    }
    Instant end = end(kept.get().document(), config.sessionIdle());
    if (kept.get().expires().filter(now -> now.plus(STEP).isAfter(end)).isEmpty()) {
      // whoever was faster has moved it as well
      sessions.replace(id, kept.get().document(), kept.get().version(), Optional.of(end));
    }
  }

  /** What is on its way may still arrive: a last acknowledgement, the tab that was just opened. */
  void end(String id) {
    sessions
        .kept(id)
        .ifPresent(
            kept ->
                sessions.replace(
                    id,
                    kept.document().asEnded(),
                    kept.version(),
                    Optional.of(end(kept.document(), config.ticketLife()))));
  }

  private Instant end(Session session, Duration idle) {
    Instant byIdle = clock.instant().plus(idle);
    Instant byLife = session.began().plus(config.sessionLife());
    return byIdle.isBefore(byLife) ? byIdle : byLife;
  }
}
