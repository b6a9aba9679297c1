package io.labport.adapter.lti.inspect;

import java.util.List;
import java.util.Optional;

/**
 * Some launches, newest first.
 *
 * @param next where the next page begins; empty when this is the last
 */
public record LaunchPage(List<LaunchSummary> launches, Optional<String> next) {
  public LaunchPage {
    launches = List.copyOf(launches);
  }
}
