package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.receipt.Receipt;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registrations as administrators see them. */
public final class Book implements RegistrationBook {
  private static final int ROUND = 200;

  private final Registrations registrations;

  @Inject
  Book(Registrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public List<Entry> page(
      String dispatch, boolean unacknowledged, Optional<String> after, int limit) {
    List<Entry> page = new ArrayList<>();
    Optional<String> position =
        after.flatMap(registrations::find).map(Registrations::position).or(() -> Optional.of(""));
    while (page.size() < limit) {
      List<Registration> round =
          registrations.page(dispatch, position.filter(each -> !each.isEmpty()), ROUND);
      for (Registration each : round) {
        shown(each, unacknowledged).filter(entry -> page.size() < limit).ifPresent(page::add);
      }
      if (round.size() < ROUND) {
        break;
      }
      position = Optional.of(Registrations.position(round.get(ROUND - 1)));
    }
    return page;
  }

  /** An earlier attempt's result may wait as well; it is shown before the latest attempt. */
  private Optional<Entry> shown(Registration registration, boolean unacknowledged) {
    List<Instance> attempts = registrations.instances(registration.id());
    Optional<Instance> waiting =
        attempts.stream()
            .filter(each -> each.ledger().isFinal() && each.ledger().outstanding())
            .findFirst();
    Optional<Instance> shown =
        unacknowledged ? waiting : registrations.instance(registration.id(), registration.latest());
    return shown.map(each -> entry(registration, each));
  }

  private static Entry entry(Registration registration, Instance instance) {
    Ledger ledger = instance.ledger();
    Optional<BigDecimal> score = ledger.result().flatMap(Mapped.Result::percent);
    return new Entry(
        registration.id(),
        registration.pseudonym(),
        registration.slot(),
        instance.number(),
        ledger.phase().name(),
        ledger.revision(),
        ledger.acknowledged(),
        score,
        ledger.finalSince(),
        ledger.receipt(),
        registration.revoked());
  }

  @Override
  public Optional<Receipted> receipt(String code) {
    return registrations.receipted(Receipt.canonical(code)).flatMap(this::receipted);
  }

  private Optional<Receipted> receipted(Registrations.Receipted found) {
    return registrations
        .find(found.registration())
        .flatMap(
            registration ->
                registrations
                    .instance(registration.id(), found.instance())
                    .map(
                        instance ->
                            new Receipted(
                                registration.dispatch(),
                                entry(registration, instance),
                                instance.ledger().outcome())));
  }

  @Override
  public boolean revoke(String dispatch, String registration) {
    return known(dispatch, registration)
        .map(each -> registrations.amend(each.id(), Registration::asRevoked))
        .isPresent();
  }

  @Override
  public boolean reset(String dispatch, String registration) {
    return known(dispatch, registration)
        .map(each -> registrations.amend(each.id(), Registration::asReset))
        .isPresent();
  }

  private Optional<Registration> known(String dispatch, String registration) {
    return registrations.find(registration).filter(each -> each.dispatch().equals(dispatch));
  }
}
