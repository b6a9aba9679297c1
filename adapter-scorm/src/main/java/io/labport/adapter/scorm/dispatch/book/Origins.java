package io.labport.adapter.scorm.dispatch.book;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.dispatch.ScormEvent.Kind;
import io.labport.adapter.scorm.dispatch.WebOrigin;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where SCOs may be served from: those of the list, or the first one that comes and is learnt. */
public final class Origins {
  /** Whoever has the key and a program can name any number; so many wait at the most. */
  private static final int MOST_WAITING = 20;

  private final DispatchDocuments dispatches;
  private final Documents<Waiting> waiting;
  private final OperatorEvents events;
  private final ScormConfig config;
  private final Clock clock;

  @Inject
  public Origins(
      DispatchDocuments dispatches,
      AdapterStore store,
      OperatorEvents events,
      ScormConfig config,
      Clock clock) {
    this.dispatches = dispatches;
    this.waiting = new Documents<>(store, "origin-waiting", Waiting.class);
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  /** An origin that an administrator has to decide about. */
  record Waiting(String origin, Instant since) {}

  /** Whether a session that has begun may go on from there; nothing is learnt. */
  public boolean allows(Dispatch dispatch, Optional<String> header) {
    Access access = dispatch.access();
    return readable(header)
        .filter(origin -> anyIsFine(access) || access.origins().contains(origin))
        .isPresent();
  }

  /** Whether a session may begin from there; learns, or notes who waits. */
  public boolean admits(Dispatch dispatch, Optional<String> header) {
    if (allows(dispatch, header)) {
      return true;
    }
    if (readable(header).isEmpty() || !dispatch.access().learnOrigins()) {
      return false;
    }
    String origin = header.orElseThrow();
    if (dispatch.access().origins().isEmpty() && learns(dispatch.id(), origin)) {
      return true;
    }
    await(dispatch.id(), origin);
    return false;
  }

  private static boolean anyIsFine(Access access) {
    return access.origins().isEmpty() && !access.learnOrigins();
  }

  /** Missing, {@code null} (a sandboxed frame) and anything not written by a browser are none. */
  private Optional<String> readable(Optional<String> header) {
    return header
        .filter(origin -> WebOrigin.of(origin).filter(origin::equals).isPresent())
        .filter(origin -> config.allowHttp() || !WebOrigin.plain(origin));
  }

  /** Of two that come first at the same moment one is learnt; the other finds the list filled. */
  private boolean learns(String id, String origin) {
    boolean[] learnt = {false};
    IssuedDispatch after =
        dispatches.change(
            id,
            "learnt the origin " + origin,
            now -> {
              learnt[0] = now.access().learnOrigins() && now.access().origins().isEmpty();
              return learnt[0] ? withOrigins(now, List.of(origin)) : now;
            });
    if (learnt[0]) {
      events.raise(
          new ScormEvent(
              Kind.ORIGIN_LEARNED,
              id,
              Optional.empty(),
              "the SCO is served from " + origin + "; further origins wait for approval"));
    }
    return allows(after.dispatch(), Optional.of(origin));
  }

  private void await(String id, String origin) {
    String document = id + "/" + origin;
    Instant now = clock.instant();
    if (waiting.find(document).isEmpty()
        && waiting.page(id + "/", Optional.empty(), MOST_WAITING).size() < MOST_WAITING
        && waiting.insert(
            document, new Waiting(origin, now), Optional.of(now.plus(config.keepEvents())))) {
      events.raise(
          new ScormEvent(
              Kind.ORIGIN_WAITING,
              id,
              Optional.empty(),
              origin + " also serves the SCO and waits for approval or deletion"));
    }
  }

  List<String> waiting(String id) {
    return waiting.all(id + "/").stream().map(each -> each.document().origin()).toList();
  }

  IssuedDispatch approve(String id, String text) {
    String origin = usable(text, "origin");
    IssuedDispatch after =
        dispatches.change(
            id,
            "approved the origin " + origin,
            now ->
                now.access().origins().contains(origin)
                    ? now
                    : withOrigins(
                        now,
                        Stream.concat(now.access().origins().stream(), Stream.of(origin))
                            .toList()));
    waiting.delete(id + "/" + origin);
    return after;
  }

  IssuedDispatch remove(String id, String text) {
    String origin = WebOrigin.of(text).orElse(text);
    boolean waited = origin.length() < 280 && waiting.delete(id + "/" + origin);
    return dispatches.change(
        id,
        "removed the origin " + origin,
        now -> {
          List<String> left =
              now.access().origins().stream().filter(each -> !each.equals(origin)).toList();
          if (left.size() == now.access().origins().size() && !waited) {
            throw DispatchRefusals.unknownOrigin(origin);
          }
          if (left.isEmpty() && !now.access().origins().isEmpty() && !now.access().learnOrigins()) {
            throw DispatchRefusals.lastOrigin(origin);
          }
          return withOrigins(now, left);
        });
  }

  private String usable(String text, String field) {
    return WebOrigin.of(text)
        .filter(origin -> config.allowHttp() || !WebOrigin.plain(origin))
        .orElseThrow(() -> DispatchRefusals.invalidOrigin(field, text));
  }

  private static Dispatch withOrigins(Dispatch dispatch, List<String> origins) {
    Access before = dispatch.access();
    return Changed.access(
        dispatch,
        new Access(before.notBefore(), before.notAfter(), origins, before.learnOrigins()));
  }
}
