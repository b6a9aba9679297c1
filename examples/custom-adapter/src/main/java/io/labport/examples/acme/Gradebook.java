package io.labport.examples.acme;

import io.labport.core.domain.Score;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Acme's gradebook: one form post for each grade; a later one replaces an earlier one. */
final class Gradebook {
  private final OutboundHttp http;
  private final AcmeConfig config;

  @Inject
  Gradebook(OutboundHttp http, AcmeConfig config) {
    this.http = http;
    this.config = config;
  }

  void post(String user, String assignment, Score score) throws IOException {
    String body =
        "user="
            + encoded(user)
            + "&assignment="
            + encoded(assignment)
            + "&score="
            + score.scaled().map(Object::toString).orElse(score.raw().toPlainString());
    OutboundResponse answer =
        http.send(
            new OutboundRequest(
                "POST",
                config.gradebook(),
                Map.of(
                    "Content-Type", List.of("application/x-www-form-urlencoded"),
                    "Authorization", List.of("Bearer " + config.gradebookKey().reveal())),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(20),
                64 * 1024));
    if (answer.status() / 100 != 2) {
      throw new IOException("Acme's gradebook answered " + answer.status());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
