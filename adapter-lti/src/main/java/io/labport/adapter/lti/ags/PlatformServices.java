package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Client;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestLine;
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
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls the services of platforms: each call once, to exactly the address given. */
public final class PlatformServices {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Encoder AS_IT_IS =
      (object, type, template) -> template.body(String.valueOf(object));
  private static final int LARGEST = 5 * 1024 * 1024;

  private final OutboundHttp http;
  private final PublicAddress self;
  private final ObjectMapper json =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  @Inject
  public PlatformServices(OutboundHttp http, PublicAddress self) {
    this.http = http;
    this.self = self;
  }

  /** The token endpoint (RFC 6749, section 4.4). */
  interface TokenService {
    @RequestLine("POST /")
    @Headers({"Content-Type: application/x-www-form-urlencoded", "Accept: application/json"})
    Response request(String form) throws IOException;
  }

  /** A line item's scores (AGS 2.0, section 3.4). */
  interface ScoreService {
    @RequestLine("POST /")
    @Headers({
      "Content-Type: application/vnd.ims.lis.v1.score+json",
      "Accept: application/json, */*"
    })
    Response post(Score score) throws IOException;
  }

  /** A context's line items (AGS 2.0, section 3.2). */
  interface LineItemService {
    @RequestLine("GET /")
    @Headers("Accept: application/vnd.ims.lis.v2.lineitemcontainer+json")
    Response list() throws IOException;
  }

  ServiceAnswer token(URI endpoint, String form) throws IOException {
    return ServiceAnswer.read(
        service(TokenService.class, endpoint, Optional.empty(), AS_IT_IS).request(form));
  }

  ServiceAnswer score(URI scores, String token, Score score) throws IOException {
    return ServiceAnswer.read(
        service(ScoreService.class, scores, Optional.of(token), new JacksonEncoder(json))
            .post(score));
  }

  ServiceAnswer lineItems(URI container, String token) throws IOException {
    return ServiceAnswer.read(
        service(LineItemService.class, container, Optional.of(token), AS_IT_IS).list());
  }

  private <T> T service(Class<T> type, URI address, Optional<String> token, Encoder encoder) {
    return Feign.builder()
        .client(guarded())
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

  private Client guarded() {
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
                  LARGEST));
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
