package io.labport.adapter.lti.registration;

import io.labport.adapter.lti.RegistrationConfig;
import java.time.Instant;
import java.util.Optional;

/**
 * A registration as administrators see it.
 *
 * @param name for people; that of a configured one is its key
 * @param configured it comes from the configuration, and is changed there
 * @param origin present when it was made by Dynamic Registration
 * @param changedAt empty for a configured one
 */
public record RegistrationView(
    String key,
    String name,
    boolean configured,
    RegistrationConfig terms,
    Optional<DynamicOrigin> origin,
    Optional<Instant> createdAt,
    Optional<Instant> changedAt) {

  static RegistrationView of(Registration registration) {
    return new RegistrationView(
        registration.key(),
        registration.key(),
        true,
        registration.agreed(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static RegistrationView of(StoredRegistration stored) {
    return new RegistrationView(
        stored.key(),
        stored.name(),
        false,
        stored.terms(),
        stored.origin(),
        Optional.of(stored.createdAt()),
        Optional.of(stored.changedAt()));
  }

  @Override
  public String toString() {
    return "RegistrationView[" + key + "]";
  }
}
