package io.labport.examples.lms;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * An answer other than the right one. By default the call has no effect; {@link #afterActing()}
 * lets it have its effect first. Delays are in real time.
 *
 * @param kind of misbehaviour
 * @param retryAfter value of the header of that name
 * @param delay before the answer, or before the connection is dropped
 * @param acting whether the call takes effect
 */
public record Fault(
    Kind kind,
    int status,
    String contentType,
    String body,
    Optional<String> retryAfter,
    Duration delay,
    boolean acting) {

  /** What happens to the call. */
  public enum Kind {
    /** Another answer. */
    ANSWER,
    /** The right answer, only later. */
    SLOW,
    /** The connection is closed without an answer. */
    DROP
  }

  /** An empty answer with this status. */
  public static Fault status(int status) {
    return answer(status, "text/plain", "");
  }

  /** An answer with this body. */
  public static Fault answer(int status, String contentType, String body) {
    return new Fault(
        Kind.ANSWER, status, contentType, body, Optional.empty(), Duration.ZERO, false);
  }

  /** A web page, as proxies and misconfigured hosts send. */
  public static Fault html(int status) {
    return answer(
        status,
        "text/html; charset=utf-8",
        "<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>");
  }

  /** The right answer after a while. */
  public static Fault slow(Duration time) {
    return new Fault(Kind.SLOW, 0, "", "", Optional.empty(), time, true);
  }

  /** No answer; the connection is closed. */
  public static Fault drop() {
    return new Fault(Kind.DROP, 0, "", "", Optional.empty(), Duration.ZERO, false);
  }

  /** The call takes effect, then the connection is closed without an answer. */
  public static Fault dropAfterActing() {
    return drop().afterActing();
  }

  /** The same, but the call takes effect first. */
  public Fault afterActing() {
    return new Fault(kind, status, contentType, body, retryAfter, delay, true);
  }

  /** The same after a while. */
  public Fault after(Duration time) {
    return new Fault(kind, status, contentType, body, retryAfter, time, acting);
  }

  /** The same with {@code Retry-After} in seconds. */
  public Fault retryAfter(Duration wait) {
    return retryAfter(Long.toString(wait.toSeconds()));
  }

  /** The same with {@code Retry-After} as an HTTP date. */
  public Fault retryAt(Instant time) {
    return retryAfter(DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
  }

  /** The same with exactly this {@code Retry-After}. */
  public Fault retryAfter(String value) {
    return new Fault(kind, status, contentType, body, Optional.of(value), delay, acting);
  }

  Answer answer() {
    Answer answer = Answer.of(status, contentType, body);
    return retryAfter.map(value -> answer.with("Retry-After", value)).orElse(answer);
  }
}
