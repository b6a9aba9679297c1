package io.labport.examples.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the API consumer's webhooks: no event name, delivery id, timestamp or signature in the
 * body, at most five retries after 1, 2, 3, 4 and 5 seconds. Events about one lab may arrive out of
 * order.
 */
final class WebhookSender {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  private final List<WebhookTarget> targets = new CopyOnWriteArrayList<>();
  private final List<WebhookDelivery> deliveries = new ArrayList<>();
  private final Later later;
  private final Duration retryUnit;
  private @Nullable HttpClient client;

  WebhookSender(Later later, Duration retryUnit) {
    this.later = later;
    this.retryUnit = retryUnit;
  }

  void add(WebhookTarget target) {
    targets.add(target);
  }

  void clear() {
    targets.clear();
  }

  List<WebhookTarget> targets() {
    return List.copyOf(targets);
  }

  List<WebhookDelivery> deliveries() {
    synchronized (deliveries) {
      return List.copyOf(deliveries);
    }
  }

  /** Takes the lab's picture now, under the world's lock, and sends it later. */
  void send(WebhookEvent event, Lab lab, World world) {
    for (WebhookTarget target : targets) {
      if (target.events().contains(event)) {
        String body = WebhookBodies.of(target.body(), lab, world);
        schedule(new Shot(event, lab, world, target, body, 1), target.delay());
      }
    }
  }

  private void schedule(Shot shot, Duration delay) {
    later.in(delay, () -> fire(shot));
  }

  private void fire(Shot shot) {
    WebhookTarget target = shot.target;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.url().replace("{id}", Long.toString(shot.lab.id))))
            .timeout(target.timeout())
            .method(target.method(), BodyPublishers.ofString(shot.body));
    target.headers().forEach(request::header);
    if (target.body() != WebhookBody.NONE) {
      request.header("Content-Type", "application/json; charset=utf-8");
    }
    CompletableFuture<?> unused =
        client()
            .sendAsync(request.build(), BodyHandlers.discarding())
            .whenComplete((response, failure) -> answered(shot, response, failure));
  }

  private void answered(
      Shot shot, @Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    Integer status = response == null ? null : response.statusCode();
    WebhookDelivery delivery = new WebhookDelivery(shot.event, shot.lab.id, shot.attempt, status);
    synchronized (deliveries) {
      deliveries.add(delivery);
    }
    if (delivery.succeeded()) {
      return;
    }
    String problem = failure == null ? "HTTP " + status : failure.getClass().getSimpleName();
    LOG.debug("webhook {} for lab {} failed: {}", shot.event, shot.lab.id, problem);
    if (shot.attempt <= shot.target.retries()) {
      schedule(shot.again(), retryUnit.multipliedBy(shot.attempt));
    } else {
      shot.world.exclusively(() -> gaveUp(shot, problem));
    }
  }

  private static void gaveUp(Shot shot, String problem) {
    Instant now = shot.world.now();
    shot.lab.error(now, "Webhook " + shot.event + " failed: " + problem);
    if (shot.target.endLabOnError() && shot.lab.end == null) {
      shot.world.lifecycle().finish(shot.lab, CompletionStatus.INCOMPLETE, now);
    }
  }

  private synchronized HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known = HttpClient.newHttpClient();
      client = known;
    }
    return known;
  }

  private record Shot(
      WebhookEvent event, Lab lab, World world, WebhookTarget target, String body, int attempt) {
    Shot again() {
      return new Shot(event, lab, world, target, body, attempt + 1);
    }
  }
}
