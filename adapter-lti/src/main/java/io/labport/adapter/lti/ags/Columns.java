package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.spi.store.AdapterStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a score goes: the column that the launch named, one that is there, or one that we make.
 * What was found for a link is kept for all its learners. Thread-safe across nodes.
 */
public final class Columns {
  private static final String KIND = "grade-column";
  private static final Duration KEPT = Duration.ofDays(400);

  private final AdapterStore store;
  private final GradeDocuments documents;
  private final LineItems lineItems;
  private final CreationLock lock;
  private final Clock clock;

  @Inject
  public Columns(
      AdapterStore store,
      GradeDocuments documents,
      LineItems lineItems,
      CreationLock lock,
      Clock clock) {
    this.store = store;
    this.documents = documents;
    this.lineItems = lineItems;
    this.lock = lock;
    this.clock = clock;
  }

  /** Somebody else is making the column right now. */
  static final class BusyException extends IOException {
    BusyException() {
      super("the column is being made");
    }
  }

  /** What is known without asking. */
  Optional<String> known(GradeBinding binding, WantedColumn column) {
    return column.linked() && binding.lineItem() != null
        ? Optional.of(binding.lineItem())
        : store.find(KIND, id(binding, column)).map(d -> d.content());
  }

  /**
   * Asks the platform, and makes the column where that is agreed and granted.
   *
   * @return empty when there is none
   * @throws IOException when the platform, or another node, does not let us know yet
   */
  Optional<String> resolve(
      Registration registration, String bindingId, GradeBinding binding, WantedColumn column)
      throws IOException {
    Optional<String> there = lineItems.find(registration, binding, column);
    Optional<String> item = there.isPresent() ? there : make(registration, binding, column);
    item.ifPresent(address -> remember(bindingId, binding, column, address));
    return item;
  }

  private Optional<String> make(
      Registration registration, GradeBinding binding, WantedColumn column) throws IOException {
    boolean agreed = registration.agreed().lineItems() != LineItemPolicy.FIND;
    if (!agreed || binding.lineItems() == null || !binding.grants(Scopes.LINE_ITEM)) {
      return Optional.empty();
    }
    CreationLock.Held held = lock.take(id(binding, column)).orElseThrow(BusyException::new);
    Optional<String> item;
    try {
      // Whoever had the lock before may have made it.
      Optional<String> meanwhile = lineItems.find(registration, binding, column);
      item =
          meanwhile.isPresent()
              ? meanwhile
              : Optional.of(lineItems.create(registration, binding, column));
    } catch (LineItems.LookupException refused) {
      lock.release(held);
      throw refused;
    }
    // Any other exception leaves the lock to expire: the column may have been made, and a platform
    // may take a while to list it.
    lock.release(held);
    return item;
  }

  private void remember(
      String bindingId, GradeBinding binding, WantedColumn column, String address) {
    if (column.linked()) {
      documents.resolved(bindingId, Optional.ofNullable(binding.lineItem()), address);
      return;
    }
    String id = id(binding, column);
    store.delete(KIND, id);
    store.insert(KIND, id, address, Optional.of(clock.instant().plus(KEPT)));
  }

  /** The same for all learners of the link. */
  private static String id(GradeBinding binding, WantedColumn column) {
    return Fingerprint.ofParts(
        binding.registration(),
        binding.deployment(),
        String.valueOf(binding.context()),
        column.linked() ? binding.resourceLink() : "",
        column.resourceId());
  }
}
