package io.labport.core.port.outbound;

import io.labport.core.domain.LabInstanceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came back from Launch or Resume. */
public sealed interface LaunchAnswer {

  /**
   * Code 1 with an address.
   *
   * @param instance for Resume the one that was asked for, since its answer does not repeat it
   * @param oneTimeUrl dies at its first view or after 60 seconds
   */
  record Accepted(
      LabInstanceId instance, URI oneTimeUrl, Optional<Instant> expires, Optional<Duration> readyIn)
      implements LaunchAnswer {
    @Override
    public String toString() {
      return "Accepted[" + instance + "]";
    }
  }

  /**
   * Code 160, or 2 with an address: the learner goes on at Skillable; which instance results is not
   * known yet.
   */
  record Deferred(int code, URI oneTimeUrl) implements LaunchAnswer {
    @Override
    public String toString() {
      return "Deferred[" + code + "]";
    }
  }

  /**
   * Skillable answered and started nothing.
   *
   * @param code as received, documented or not
   * @param error Skillable's text, for the log only
   */
  record Rejected(int code, Optional<String> error) implements LaunchAnswer {}

  /**
   * Certainly nothing was started: the connection was refused, or the call turned away before it
   * acted.
   */
  record NotSent(String cause, Optional<Duration> retryAfter) implements LaunchAnswer {}

  /**
   * Key, address or request are not accepted (401, 403, 404, other 4xx): only an operator can mend
   * it.
   */
  record NotAccepted(String cause) implements LaunchAnswer {}

  /** The request went out and no usable answer came back: a lab may or may not be starting. */
  record Unknown(String cause) implements LaunchAnswer {}
}
