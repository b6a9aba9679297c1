package io.labport.adapter.scorm.tracking;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The registrations and their attempts. Thread-safe across nodes. */
public final class Registrations {
  private final Documents<Enrolled> enrolled;
  private final Documents<Registration> registrations;
  private final Documents<Instance> instances;
  private final Documents<Receipted> receipts;

  @Inject
  public Registrations(AdapterStore store) {
    this.enrolled = new Documents<>(store, "enrolled", Enrolled.class);
    this.registrations = new Documents<>(store, "registration", Registration.class);
    this.instances = new Documents<>(store, "instance", Instance.class);
    this.receipts = new Documents<>(store, "receipt", Receipted.class);
  }

  /** Which registration a learner has under a lab of a dispatch; there is never a second one. */
  record Enrolled(String registration) {}

  /** Whose receipt it is. */
  record Receipted(String registration, int instance) {}

  void noteReceipt(String registration, Instance instance) {
    instance
        .ledger()
        .receipt()
        .ifPresent(
            code ->
                receipts.insert(
                    code, new Receipted(registration, instance.number()), Optional.empty()));
  }

  Optional<Receipted> receipted(String code) {
    return receipts.find(code);
  }

  Optional<Registration> find(String id) {
    return registrations.find(id);
  }

  Optional<Registration> of(String dispatch, String slot, String pseudonym) {
    return enrolled
        .find(learner(dispatch, slot, pseudonym))
        .flatMap(each -> registrations.find(each.registration()));
  }

  /** Call it in a transaction; false when the learner is registered already. */
  boolean add(Registration registration, Instance first) {
    return enrolled.insert(
            learner(registration.dispatch(), registration.slot(), registration.pseudonym()),
            new Enrolled(registration.id()),
            Optional.empty())
        && registrations.insert(registration.id(), registration, Optional.empty())
        && add(registration.id(), first);
  }

  /** False when there is an attempt of that number already. */
  boolean add(String registration, Instance instance) {
    return instances.insert(attempt(registration, instance.number()), instance, Optional.empty());
  }

  Registration amend(String id, UnaryOperator<Registration> change) {
    return registrations.amend(id, change);
  }

  Optional<Instance> instance(String registration, int number) {
    return instances.find(attempt(registration, number));
  }

  Instance amend(String registration, int number, UnaryOperator<Instance> change) {
    return instances.amend(attempt(registration, number), change);
  }

  /** Oldest first. */
  List<Instance> instances(String registration) {
    return instances.all(registration + "/").stream().map(Documents.Kept::document).toList();
  }

  /**
   * The next ones of a dispatch, ordered by lab and pseudonym.
   *
   * @param after as in {@link #position}
   */
  List<Registration> page(String dispatch, Optional<String> after, int limit) {
    return enrolled.page(dispatch + "/", after, limit).stream()
        .flatMap(each -> registrations.find(each.document().registration()).stream())
        .toList();
  }

  /** Where a registration stands in the order of {@link #page}. */
  static String position(Registration registration) {
    return learner(registration.dispatch(), registration.slot(), registration.pseudonym());
  }

  private static String learner(String dispatch, String slot, String pseudonym) {
    return dispatch + "/" + slot + "/" + pseudonym;
  }

  private static String attempt(String registration, int number) {
    return "%s/%06d".formatted(registration, number);
  }
}
