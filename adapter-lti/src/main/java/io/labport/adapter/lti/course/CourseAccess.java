package io.labport.adapter.lti.course;

import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether a course's platform may still be asked for its services. */
public final class CourseAccess {
  private final Registrations registrations;

  @Inject
  public CourseAccess(Registrations registrations) {
    this.registrations = registrations;
  }

  /** The answer. */
  public sealed interface Answer {}

  /** With what is agreed. */
  public record Allowed(Registration registration) implements Answer {}

  /** The registration is gone or switched off. */
  public record Refused(String code) implements Answer {}

  public Answer to(CourseId course) {
    Optional<Registration> registration = registrations.byKey(course.registration());
    if (registration.isEmpty()) {
      return new Refused("lti.registration-unknown");
    }
    return registration.get().agreed().state() == RegistrationState.ACTIVE
        ? new Allowed(registration.get())
        : new Refused("lti.registration-inactive");
  }
}
