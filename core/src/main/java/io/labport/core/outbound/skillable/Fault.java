package io.labport.core.outbound.skillable;

import io.labport.core.domain.SkillableUnavailableException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call without a usable answer. Has no cause on purpose: the exceptions of Feign and HttpClient
 * hold whole addresses, hence personal data.
 */
final class Fault extends IOException {
  /** How far the call came: what a launch has to know. */
  enum Reach {
    /** Not one byte of it was sent. */
    NOT_SENT,
    /** Answered by 429 or 503. */
    TURNED_AWAY,
    /** Answered by a refusal that only an operator can mend. */
    NOT_ACCEPTED,
    /** Sent, and no usable answer: it may have been done. */
    IN_DOUBT
  }

  private final Reach reach;
  private final String code;
  private final boolean passing;
  private final Optional<Duration> retryAfter;

  Fault(Reach reach, String code, String text, boolean passing, Optional<Duration> retryAfter) {
    super(text);
    this.reach = reach;
    this.code = code;
    this.passing = passing;
    this.retryAfter = retryAfter;
  }

  /** The request went out whole or in part. */
  static Fault afterSending(Throwable failure) {
    if (failure instanceof Fault fault) {
      return fault;
    }
    return failure instanceof SocketTimeoutException
        ? timeout()
        : inDoubt(
            "skillable.connection-lost", "the connection broke before the answer was complete");
  }

  static Fault timeout() {
    return inDoubt("skillable.timeout", "no complete answer in time");
  }

  /** The connection was not even there. */
  static Fault beforeSending(Throwable failure) {
    if (failure instanceof ConnectionRequestTimeoutException) {
      return notSent("skillable.no-free-connection", "all connections are in use");
    }
    if (failure instanceof ConnectTimeoutException || failure instanceof SocketTimeoutException) {
      return notSent("skillable.connect-timeout", "connecting took too long");
    }
    if (failure instanceof UnknownHostException) {
      return notSent("skillable.unknown-host", "the host of base-url has no address");
    }
    if (failure instanceof SSLException) {
      return notSent("skillable.tls", "no TLS connection could be agreed on");
    }
    if (failure instanceof RuntimeException) {
      return notSent(
          "skillable.client-fault", "the client failed with " + failure.getClass().getSimpleName());
    }
    return notSent("skillable.unreachable", "connecting failed");
  }

  private static Fault notSent(String code, String text) {
    return new Fault(Reach.NOT_SENT, code, text, true, Optional.empty());
  }

  /** An answer that cannot be used; asking again may help. */
  static Fault inDoubt(String code, String text) {
    return new Fault(Reach.IN_DOUBT, code, text, true, Optional.empty());
  }

  static Fault incomplete(String missing) {
    return inDoubt("skillable.incomplete-answer", "the answer has no usable " + missing);
  }

  /** The fault inside what Feign threw, whose own text must not be shown. */
  static Fault within(Throwable thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Fault fault) {
        return fault;
      }
    }
    return new Fault(
        Reach.IN_DOUBT,
        "skillable.client-fault",
        "the client failed with " + thrown.getClass().getSimpleName(),
        false,
        Optional.empty());
  }

  Reach reach() {
    return reach;
  }

  String code() {
    return code;
  }

  /** Whether asking again later may help. */
  boolean passing() {
    return passing;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  SkillableUnavailableException asUnavailable(String command) {
    return new SkillableUnavailableException(
        code, "Skillable, " + command + ": " + getMessage(), passing, retryAfter);
  }
}
