package io.labport.adapter.lti.fake;

import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real HTTP to loopback, without the guard; remembers what was sent. */
public final class DirectHttp implements OutboundHttp {
  public final List<OutboundRequest> sent = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @Override
  public OutboundResponse send(OutboundRequest request) throws IOException {
    sent.add(request);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.address())
            .timeout(request.timeout())
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    try {
      HttpResponse<byte[]> answer =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.body().length > request.maxResponseBytes()) {
        throw new IOException("the answer is larger than allowed");
      }
      return new OutboundResponse(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
