package io.labport.adapter.lti.registration;

import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.keys.Unguessable;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Changes of stored registrations, with the rules that span them and the configuration. */
public final class RegistrationChanges {
  private static final int KEY_CHARACTERS = 8;

  private final RegistrationStore store;
  private final Registrations registrations;
  private final Deployments deployments;
  private final Unguessable unguessable;

  @Inject
  public RegistrationChanges(
      RegistrationStore store,
      Registrations registrations,
      Deployments deployments,
      Unguessable unguessable) {
    this.store = store;
    this.registrations = registrations;
    this.deployments = deployments;
    this.unguessable = unguessable;
  }

  /** A key that nobody has: short enough to be read out, and not to be guessed in passing. */
  public String freshKey() {
    while (true) {
      String key =
          "r-" + unguessable.reference().substring(0, KEY_CHARACTERS).toLowerCase(Locale.ROOT);
      if (registrations.byKey(key).isEmpty()) {
        return key;
      }
    }
  }

  /**
   * @throws RegistrationRefused when its key or its platform is taken
   */
  public void add(StoredRegistration registration) {
    if (registrations.configured().stream().anyMatch(r -> r.key().equals(registration.key()))) {
      throw taken(RegistrationStore.Change.KEY_TAKEN);
    }
    refuseConfigured(registration.terms());
    done(store.add(registration));
  }

  /**
   * @throws RegistrationRefused when it is gone, was changed meanwhile, or its platform is taken
   */
  public void replace(StoredRegistration registration) {
    refuseConfigured(registration.terms());
    done(store.replace(registration));
  }

  /** Removes the registration with all its deployments, and says whether it was there. */
  public boolean remove(String key) {
    boolean removed = store.remove(key);
    deployments.forget(key);
    registrations.changed();
    return removed;
  }

  private void refuseConfigured(RegistrationConfig terms) {
    boolean configured =
        registrations.configured().stream()
            .anyMatch(
                r -> r.issuer().equals(terms.issuer()) && r.clientId().equals(terms.clientId()));
    if (configured) {
      throw taken(RegistrationStore.Change.PLATFORM_TAKEN);
    }
  }

  private void done(RegistrationStore.Change change) {
    registrations.changed();
    if (change != RegistrationStore.Change.DONE) {
      throw taken(change);
    }
  }

  private static RegistrationRefused taken(RegistrationStore.Change change) {
    return switch (change) {
      case KEY_TAKEN ->
          new RegistrationRefused(
              409,
              "lti.registration-key-taken",
              Optional.of("key"),
              "there is a registration with this key; choose another one");
      case PLATFORM_TAKEN ->
          new RegistrationRefused(
              409,
              "lti.registration-already-registered",
              Optional.of("client-id"),
              "there is a registration with this issuer and client id; change that one");
      case OUTDATED, DONE ->
          new RegistrationRefused(
              409,
              "lti.registration-outdated",
              Optional.empty(),
              "the registration is gone or was changed meanwhile; read it again");
    };
  }
}
