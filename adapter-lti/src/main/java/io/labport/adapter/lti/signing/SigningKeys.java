package io.labport.adapter.lti.signing;

import io.labport.adapter.lti.keys.KeySetChoice;
import io.labport.adapter.lti.keys.ToolKey;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.registration.Registration;
import jakarta.inject.Inject;
import java.util.Optional;

/** The key that signs for a registration: the installation's, or its own. Thread-safe. */
public final class SigningKeys {
  private final ToolKeys keys;

  @Inject
  public SigningKeys(ToolKeys keys) {
    this.keys = keys;
  }

  /** The key that signs now for this registration. */
  public ToolKey active(Registration registration) {
    return keys.active(own(registration));
  }

  /** The name of the registration's own key set; empty when it has none. */
  static Optional<String> own(Registration registration) {
    return registration.agreed().keySet() == KeySetChoice.OWN
        ? Optional.of(registration.key())
        : Optional.empty();
  }
}
