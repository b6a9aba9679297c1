package io.labport.examples.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer other than the right one. By default the command is not carried out; {@link
 * #afterActing()} carries it out first. Delays are in real time.
 *
 * @param number the operation's {@code Result} or the HTTP status, by kind
 * @param text the {@code Error} or the body, by kind
 * @param url the {@code Url} given with a {@code Result} code; null lets the sandbox decide
 */
public record Fault(
    Kind kind,
    int number,
    @Nullable String text,
    @Nullable String url,
    @Nullable Duration retryAfter,
    Duration delay,
    boolean act) {

  public Fault {
    // A slow answer is the right one, so the command must have been carried out.
    act = act || kind == Kind.SLOW;
  }

  /** What happens to the call. */
  public enum Kind {
    /** The right answer, only later. */
    SLOW,
    /** A Launch or Resume answer with this {@code Result}. */
    RESULT_CODE,
    /** HTTP 200, {@code Status} 1, {@code Error} set, no {@code Result}. */
    ERROR_WITH_STATUS_1,
    /** HTTP 200, {@code Status} 0, {@code Error} set. */
    STATUS_0,
    /** A bare HTTP status. */
    HTTP_STATUS,
    /** A web page with HTTP 200. */
    HTML_200,
    /** Nothing with HTTP 200. */
    EMPTY_200,
    /** This text as JSON with HTTP 200. */
    RAW_JSON,
    /** The connection is closed without an answer. */
    DROP,
    /** No answer for as long as {@code delay}, then the connection is closed. */
    SILENCE
  }

  /** The right answer after a delay. */
  public static Fault slow(Duration delay) {
    return new Fault(Kind.SLOW, 0, null, null, null, delay, true);
  }

  /** A Launch or Resume with this {@code Result}; 160 comes with a Url, other refusals without. */
  public static Fault resultCode(int code) {
    return of(Kind.RESULT_CODE, code, null);
  }

  /** A Launch or Resume with this {@code Result} and this {@code Url}. */
  public static Fault resultCode(int code, String url) {
    return new Fault(Kind.RESULT_CODE, code, null, url, null, Duration.ZERO, false);
  }

  /** {@code Status} 1, {@code Error}, no {@code Result}, as Cancel shows for foreign labs. */
  public static Fault errorWithStatus1(String error) {
    return of(Kind.ERROR_WITH_STATUS_1, 0, error);
  }

  /** {@code Status} 0 and {@code Error} with HTTP 200. */
  public static Fault status0(String error) {
    return of(Kind.STATUS_0, 0, error);
  }

  /** A bare HTTP status. */
  public static Fault httpStatus(int status) {
    return of(Kind.HTTP_STATUS, status, null);
  }

  /** An HTTP status with {@code Retry-After} in seconds. */
  public static Fault httpStatus(int status, Duration retryAfter) {
    return new Fault(Kind.HTTP_STATUS, status, null, null, retryAfter, Duration.ZERO, false);
  }

  /** A maintenance page with HTTP 200. */
  public static Fault html200() {
    return of(Kind.HTML_200, 200, "<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>");
  }

  /** HTTP 200 with an empty body. */
  public static Fault emptyBody200() {
    return of(Kind.EMPTY_200, 200, null);
  }

  /** HTTP 200 with this text as {@code application/json}. */
  public static Fault rawJson(String body) {
    return of(Kind.RAW_JSON, 200, body);
  }

  /** The command is carried out, then the connection dropped. */
  public static Fault dropAfterActing() {
    return of(Kind.DROP, 0, null).afterActing();
  }

  /** The connection is dropped; nothing is done. */
  public static Fault dropBeforeActing() {
    return of(Kind.DROP, 0, null);
  }

  /**
   * The command is carried out, then nothing comes for this long; then the connection is dropped.
   */
  public static Fault silentAfterActing(Duration time) {
    return of(Kind.SILENCE, 0, null).after(time).afterActing();
  }

  /** The same after a delay in real time. */
  public Fault after(Duration time) {
    return new Fault(kind, number, text, url, retryAfter, time, act);
  }

  /** The same, but the command is carried out first. */
  public Fault afterActing() {
    return new Fault(kind, number, text, url, retryAfter, delay, true);
  }

  private static Fault of(Kind kind, int number, @Nullable String text) {
    return new Fault(kind, number, text, null, null, Duration.ZERO, false);
  }
}
