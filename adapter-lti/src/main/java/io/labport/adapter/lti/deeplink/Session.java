package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.registration.Registration;
import java.util.Optional;

/** A selection with the message that began it. */
record Session(Pickings.Held held, LtiMessage message) {

  static Session of(Pickings.Held held, Registration registration) {
    return new Session(held, new LtiMessage(new Claims(held.picking().claims()), registration));
  }

  Picking picking() {
    return held.picking();
  }

  /** What the platform takes; empty when it is about a link. */
  Optional<DeepLinkingSettings> settings() {
    return picking().purpose() == Purpose.LINK
        ? Optional.empty()
        : Optional.of(DeepLinkingSettings.of(message.claims()));
  }

  /** Whether several labs may be chosen. */
  boolean multiple() {
    return settings().map(DeepLinkingSettings::multiple).orElse(false);
  }

  Session now(Pickings.Held changed) {
    return new Session(changed, message);
  }
}
