package io.labport.adapter.lti.fake;

import io.labport.adapter.lti.registration.RegistrationStore;
import io.labport.adapter.lti.registration.StoredRegistration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** An embedder's own repository of registrations. */
public final class OwnRepository implements RegistrationStore {
  public final TreeMap<String, StoredRegistration> rows = new TreeMap<>();

  @Override
  public synchronized Optional<StoredRegistration> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  @Override
  public synchronized List<StoredRegistration> ofIssuer(String issuer) {
    return rows.values().stream().filter(r -> r.terms().issuer().equals(issuer)).toList();
  }

  @Override
  public synchronized List<StoredRegistration> page(Optional<String> after, int limit) {
    return rows.values().stream()
        .filter(r -> after.isEmpty() || r.key().compareTo(after.get()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Change add(StoredRegistration registration) {
    if (rows.containsKey(registration.key())) {
      return Change.KEY_TAKEN;
    }
    boolean twin =
        ofIssuer(registration.terms().issuer()).stream()
            .anyMatch(r -> r.terms().clientId().equals(registration.terms().clientId()));
    if (twin) {
      return Change.PLATFORM_TAKEN;
    }
    rows.put(registration.key(), registration);
    return Change.DONE;
  }

  @Override
  public synchronized Change replace(StoredRegistration registration) {
    return rows.replace(registration.key(), registration) == null ? Change.OUTDATED : Change.DONE;
  }

  @Override
  public synchronized boolean remove(String key) {
    return rows.remove(key) != null;
  }
}
