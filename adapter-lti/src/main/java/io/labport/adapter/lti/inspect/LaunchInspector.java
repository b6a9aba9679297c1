package io.labport.adapter.lti.inspect;

import java.util.Optional;

/**
 * What became of logins and launches, for as long as {@code keep-launches} says. Every refusal and
 * a sample of the accepted launches are kept, within limits that a flood cannot exceed; a report is
 * there a moment after its launch. Holds no names, no e-mail addresses and no user ids.
 * Thread-safe.
 */
public interface LaunchInspector {

  /** The launch of the reference id that its page and its line in the log show. */
  Optional<InspectedLaunch> find(String reference);

  /** The newest first. */
  LaunchPage newest(LaunchQuery query);
}
