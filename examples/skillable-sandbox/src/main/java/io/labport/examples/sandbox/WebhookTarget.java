package io.labport.examples.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One webhook of the API consumer.
 *
 * @param url may hold {@code {id}}, which becomes the instance id
 * @param retries further attempts after a failed one, at most 5, waiting 1, 2, 3, 4, 5 units
 * @param delay waited before the first attempt, in real time
 * @param endLabOnError the error action "end the lab" instead of "log"
 */
public record WebhookTarget(
    String method,
    String url,
    Map<String, String> headers,
    Set<WebhookEvent> events,
    WebhookBody body,
    int retries,
    Duration timeout,
    Duration delay,
    boolean endLabOnError) {

  public WebhookTarget {
    headers = Map.copyOf(headers);
    events = Set.copyOf(events);
    if (retries < 0 || retries > 5) {
      throw new IllegalArgumentException("a webhook retries 0 to 5 times, not " + retries);
    }
  }

  /** POSTs lab details, retries five times, waits ten seconds for an answer, logs errors. */
  public static WebhookTarget post(
      String url, Map<String, String> headers, Set<WebhookEvent> events) {
    return new WebhookTarget(
        "POST",
        url,
        headers,
        events,
        WebhookBody.LAB_DETAILS,
        5,
        Duration.ofSeconds(10),
        Duration.ZERO,
        false);
  }

  /** The same with another body. */
  public WebhookTarget withBody(WebhookBody kind) {
    return new WebhookTarget(
        method, url, headers, events, kind, retries, timeout, delay, endLabOnError);
  }

  /** The same with another number of retries. */
  public WebhookTarget withRetries(int number) {
    return new WebhookTarget(
        method, url, headers, events, body, number, timeout, delay, endLabOnError);
  }
}
