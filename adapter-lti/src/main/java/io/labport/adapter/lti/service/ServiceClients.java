package io.labport.adapter.lti.service;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Client;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Retryer;
import feign.Target;
import feign.codec.Encoder;
import feign.jackson.JacksonEncoder;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes Feign clients of platforms' services: each call is sent once, to exactly the address given,
 * through the guarded transport and with our name in {@code User-Agent}.
 */
public final class ServiceClients {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Encoder AS_IT_IS =
      (object, type, template) -> template.body(String.valueOf(object));
  private static final int LARGEST = 5 * 1024 * 1024;

  private final OutboundHttp http;
  private final PublicAddress self;
  private final ObjectMapper json =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  @Inject
  public ServiceClients(OutboundHttp http, PublicAddress self) {
    this.http = http;
    this.self = self;
  }

  /** A service that takes bodies as they are and sends no token. */
  public <T> T open(Class<T> type, URI address) {
    return service(type, address, Optional.empty(), AS_IT_IS, LARGEST);
  }

  /** A service that takes objects, written as JSON. */
  public <T> T with(String token, Class<T> type, URI address) {
    return service(type, address, Optional.of(token), new JacksonEncoder(json), LARGEST);
  }

  /**
   * A service that is only read.
   *
   * @param largest answer that is accepted, in bytes
   */
  public <T> T reading(String token, Class<T> type, URI address, int largest) {
    return service(type, address, Optional.of(token), AS_IT_IS, largest);
  }

  private <T> T service(
      Class<T> type, URI address, Optional<String> token, Encoder encoder, int largest) {
    return Feign.builder()
        .client(guarded(largest))
        .encoder(encoder)
        .retryer(Retryer.NEVER_RETRY)
        .options(new Request.Options(TIMEOUT, TIMEOUT, false))
        .exceptionPropagationPolicy(ExceptionPropagationPolicy.UNWRAP)
        .target(new Exactly<>(type, address, token, "Labport (+" + self.of("/") + ")"));
  }

  /**
   * Platforms' addresses are opaque and used as they are. Feign's own targets take a query string
   * apart and write it anew, which changes percent-encodings; this one does not touch it.
   */
  private record Exactly<T>(Class<T> type, URI address, Optional<String> token, String userAgent)
      implements Target<T> {
    @Override
    public String name() {
      return type.getSimpleName();
    }

    @Override
    public String url() {
      return address.toString();
    }

    @Override
    public Request apply(RequestTemplate input) {
      Map<String, Collection<String>> headers = new LinkedHashMap<>(input.headers());
      headers.put("User-Agent", List.of(userAgent));
      token.ifPresent(t -> headers.put("Authorization", List.of("Bearer " + t)));
      return Request.create(
          Request.HttpMethod.valueOf(input.method()),
          address.toString(),
          headers,
          input.body(),
          StandardCharsets.UTF_8,
          input);
    }

    @Override
    public String toString() {
      return name() + " at " + address.getHost();
    }
  }

  private Client guarded(int largest) {
    return (request, options) -> {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      request
          .headers()
          .forEach(
              (name, values) -> {
                // The HTTP client computes it.
                if (!name.equalsIgnoreCase("Content-Length")) {
                  headers.put(name, List.copyOf(values));
                }
              });
      byte[] body = request.body() == null ? new byte[0] : request.body();
      OutboundResponse answer =
          http.send(
              new OutboundRequest(
                  request.httpMethod().name(),
                  URI.create(request.url()),
                  headers,
                  body,
                  TIMEOUT,
                  largest));
      Map<String, Collection<String>> received = new LinkedHashMap<>(answer.headers());
      return Response.builder()
          .status(answer.status())
          .headers(received)
          .body(answer.body())
          .request(request)
          .build();
    };
  }
}
