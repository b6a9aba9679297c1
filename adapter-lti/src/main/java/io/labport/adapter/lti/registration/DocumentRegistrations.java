package io.labport.adapter.lti.registration;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import io.labport.core.spi.store.Transactions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Registrations as documents. A second document for each, under a name made of issuer and client
 * id, makes that pair unique, because inserting it has one winner, and finds those of an issuer.
 */
public final class DocumentRegistrations implements RegistrationStore {
  private static final String KIND = "registration";
  private static final String PLATFORM = "registration-platform";
  private static final int MANY = 1000;

  private final AdapterStore store;
  private final Transactions transactions;
  private final RegistrationDocuments documents;

  @Inject
  public DocumentRegistrations(
      AdapterStore store, Transactions transactions, RegistrationDocuments documents) {
    this.store = store;
    this.transactions = transactions;
    this.documents = documents;
  }

  /** Ends a transaction that must change nothing. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Change change;

    Lost(Change change) {
      super(change.name(), null, false, false);
      this.change = change;
    }
  }

  @Override
  public Optional<StoredRegistration> find(String key) {
    return key.matches(StoredRegistration.KEY)
        ? store.find(KIND, key).map(documents::read)
        : Optional.empty();
  }

  @Override
  public List<StoredRegistration> ofIssuer(String issuer) {
    return store.page(PLATFORM, Fingerprint.of(issuer) + "/", Optional.empty(), MANY).stream()
        .flatMap(document -> find(document.content()).stream())
        .filter(found -> found.terms().issuer().equals(issuer))
        .toList();
  }

  @Override
  public List<StoredRegistration> page(Optional<String> after, int limit) {
    return store.page(KIND, "", after, limit).stream().map(documents::read).toList();
  }

  @Override
  public Change add(StoredRegistration registration) {
    return changing(
        () -> {
          claim(registration);
          if (!store.insert(
              KIND, registration.key(), documents.write(registration), Optional.empty())) {
            throw new Lost(Change.KEY_TAKEN);
          }
          return Change.DONE;
        });
  }

  @Override
  public Change replace(StoredRegistration registration) {
    return changing(
        () -> {
          StoredDocument before =
              store
                  .find(KIND, registration.key())
                  .filter(found -> found.version() == registration.version())
                  .orElseThrow(() -> new Lost(Change.OUTDATED));
          String platform = platform(documents.read(before));
          if (!platform.equals(platform(registration))) {
            claim(registration);
            store.delete(PLATFORM, platform);
          }
          if (!store.replace(
              KIND,
              registration.key(),
              documents.write(registration),
              registration.version(),
              Optional.empty())) {
            throw new Lost(Change.OUTDATED);
          }
          return Change.DONE;
        });
  }

  @Override
  public boolean remove(String key) {
    return transactions.call(
        () -> {
          Optional<StoredDocument> taken = store.take(KIND, key);
          taken.ifPresent(found -> store.delete(PLATFORM, platform(documents.read(found))));
          return taken.isPresent();
        });
  }

  private void claim(StoredRegistration registration) {
    if (!store.insert(PLATFORM, platform(registration), registration.key(), Optional.empty())) {
      throw new Lost(Change.PLATFORM_TAKEN);
    }
  }

  private Change changing(Supplier<Change> work) {
    try {
      return transactions.call(work);
    } catch (Lost lost) {
      return lost.change;
    }
  }

  private static String platform(StoredRegistration registration) {
    return Fingerprint.of(registration.terms().issuer())
        + "/"
        + Fingerprint.of(registration.terms().clientId());
  }
}
