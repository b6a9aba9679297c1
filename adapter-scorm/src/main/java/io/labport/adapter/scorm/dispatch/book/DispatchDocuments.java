package io.labport.adapter.scorm.dispatch.book;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The dispatches as documents; read anew each time, so that a change works at the next call. */
public final class DispatchDocuments implements DispatchBook {
  private static final String ID = "[A-Za-z0-9_-]{22}";
  private static final int HISTORY = 100;

  private final Documents<IssuedDispatch> documents;
  private final Clock clock;

  @Inject
  public DispatchDocuments(AdapterStore store, Clock clock) {
    this.documents = new Documents<>(store, "dispatch", IssuedDispatch.class);
    this.clock = clock;
  }

  @Override
  public Optional<Dispatch> find(String id) {
    return issued(id).map(IssuedDispatch::dispatch);
  }

  public Optional<IssuedDispatch> issued(String id) {
    return id.matches(ID) ? documents.find(id) : Optional.empty();
  }

  List<IssuedDispatch> page(Optional<String> after, int limit) {
    return documents.page("", after, limit).stream().map(Documents.Kept::document).toList();
  }

  IssuedDispatch add(Dispatch dispatch) {
    Instant now = clock.instant();
    IssuedDispatch issued =
        new IssuedDispatch(dispatch, now, List.of(new IssuedDispatch.Change(now, "created")));
    if (!documents.insert(dispatch.id(), issued, Optional.empty())) {
      throw new IllegalStateException("128 random bits were the same twice");
    }
    return issued;
  }

  /**
   * Changes one that is there; notes what was done if it made a difference.
   *
   * @param change may be called more than once, and refuse by an exception
   */
  public IssuedDispatch change(String id, String what, UnaryOperator<Dispatch> change) {
    return documents.amend(
        id,
        before -> {
          Dispatch next = change.apply(before.dispatch());
          return next.equals(before.dispatch()) ? before : noted(before, next, what);
        });
  }

  private IssuedDispatch noted(IssuedDispatch before, Dispatch next, String what) {
    Instant now = clock.instant();
    List<IssuedDispatch.Change> history = new ArrayList<>(before.history());
    history.add(new IssuedDispatch.Change(now, what));
    int from = Math.max(0, history.size() - HISTORY);
    return new IssuedDispatch(next, now, history.subList(from, history.size()));
  }
}
