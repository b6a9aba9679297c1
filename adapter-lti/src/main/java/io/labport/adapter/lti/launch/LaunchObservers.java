package io.labport.adapter.lti.launch;

import jakarta.inject.Inject;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all observers; what one of them cannot do must cost nobody a lab. */
public final class LaunchObservers {
  private static final Logger log = LoggerFactory.getLogger(LaunchObservers.class);

  private final Set<LaunchObserver> observers;

  @Inject
  public LaunchObservers(Set<LaunchObserver> observers) {
    this.observers = Set.copyOf(observers);
  }

  void accepted(LtiMessage message) {
    for (LaunchObserver observer : observers) {
      try {
        observer.accepted(message);
      } catch (RuntimeException e) {
        log.error(
            "registration {}: a launch could not be noted by {}",
            message.registration().key(),
            observer.getClass().getSimpleName(),
            e);
      }
    }
  }
}
