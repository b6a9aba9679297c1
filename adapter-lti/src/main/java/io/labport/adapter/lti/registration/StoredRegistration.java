package io.labport.adapter.lti.registration;

import io.labport.adapter.lti.RegistrationConfig;
import java.time.Instant;
import java.util.Optional;

/**
 * A registration that does not come from the configuration. {@code toString} shows the key alone.
 *
 * @param key part of the login address: lower case letters, digits and hyphens, at most 60
 * @param name for people: the institution or account
 * @param origin present when it was made by Dynamic Registration
 * @param version of the store, for optimistic changes; anything in a new one
 */
public record StoredRegistration(
    String key,
    String name,
    RegistrationConfig terms,
    Optional<DynamicOrigin> origin,
    Instant createdAt,
    Instant changedAt,
    long version) {

  /** How a key must look. */
  public static final String KEY = "[a-z0-9][a-z0-9-]{0,59}";

  public StoredRegistration {
    if (!key.matches(KEY)) {
      throw RegistrationRefused.invalid(
          "key", "must have lower case letters, digits and hyphens, at most 60");
    }
    if (name.isBlank() || name.length() > 255) {
      throw RegistrationRefused.invalid("name", "must have 1 to 255 characters");
    }
  }

  /** The same with other terms. */
  public StoredRegistration with(String newName, RegistrationConfig newTerms, Instant now) {
    return new StoredRegistration(key, newName, newTerms, origin, createdAt, now, version);
  }

  /** The same after another Dynamic Registration. */
  public StoredRegistration from(DynamicOrigin newOrigin) {
    return new StoredRegistration(
        key, name, terms, Optional.of(newOrigin), createdAt, changedAt, version);
  }

  public Registration registration() {
    return new Registration(key, terms);
  }

  @Override
  public String toString() {
    return "StoredRegistration[" + key + "]";
  }
}
