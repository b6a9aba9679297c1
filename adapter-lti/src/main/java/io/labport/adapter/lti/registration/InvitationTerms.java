package io.labport.adapter.lti.registration;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What an invitation to register allows.
 *
 * @param name of the institution or account; becomes the registration's name
 * @param family which LMS is expected; another one is refused
 * @param issuer which platform is expected; needed where a platform's configuration lies on another
 *     host than its issuer, because that is otherwise refused
 * @param deploymentPolicy of the registration
 * @param state in which the registration begins: active, or pending until an administrator enables
 *     it
 * @param updates the key of the stored registration that is brought up to date instead of making a
 *     new one
 * @param validFor how long the link works, up to 90 days
 */
public record InvitationTerms(
    String name,
    Optional<PlatformFamily> family,
    Optional<String> issuer,
    DeploymentPolicy deploymentPolicy,
    RegistrationState state,
    Optional<String> updates,
    Duration validFor) {

  /** How long a link works when nothing else is said. */
  public static final Duration USUAL = Duration.ofDays(7);

  private static final Duration LONGEST = Duration.ofDays(90);

  public InvitationTerms {
    if (name.isBlank() || name.length() > 255) {
      throw RegistrationRefused.invalid("name", "must have 1 to 255 characters");
    }
    if (state == RegistrationState.DISABLED) {
      throw RegistrationRefused.invalid("state", "must be active or pending");
    }
    if (validFor.compareTo(Duration.ofMinutes(5)) < 0 || validFor.compareTo(LONGEST) > 0) {
      throw RegistrationRefused.invalid("valid-for", "must be from PT5M to P90D");
    }
    issuer.ifPresent(
        text -> {
          if (!absolute(text)) {
            throw RegistrationRefused.invalid(
                "issuer", "must be an absolute address like https://lms.example");
          }
        });
  }

  /** For a new registration, with everything as usual. */
  public static InvitationTerms of(String name) {
    return new InvitationTerms(
        name,
        Optional.empty(),
        Optional.empty(),
        DeploymentPolicy.APPROVE,
        RegistrationState.ACTIVE,
        Optional.empty(),
        USUAL);
  }

  private static boolean absolute(String text) {
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
