package io.labport.adapter.lti.registration;

import java.net.URI;

/**
 * A new invitation; {@code toString} hides the link.
 *
 * @param link what the platform's administrator pastes; shown here and never again
 */
public record Invited(Invitation invitation, URI link) {
  @Override
  public String toString() {
    return "Invited[" + invitation.id() + "]";
  }
}
