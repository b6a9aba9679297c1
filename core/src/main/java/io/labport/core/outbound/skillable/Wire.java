package io.labport.core.outbound.skillable;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.hc5.ApacheHttp5Client;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each request exactly once. HttpClient's own repetition is off, and commands that change
 * state each have a connection of their own: on a kept one that the other side has closed meanwhile
 * nobody could tell whether the request arrived.
 */
final class Wire implements Client, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Wire.class);

  private static final String EXCHANGE = "labport.exchange";
  private static final Pattern NAME_ALONE = Pattern.compile("([?&][^=&]+)(?=&|$)");

  private final SkillableConfig config;
  private final PoolingHttpClientConnectionManager kept;
  private final PoolingHttpClientConnectionManager fresh;
  private final ScheduledThreadPoolExecutor timers;
  private final Map<Manner, Client> clients = new EnumMap<>(Manner.class);

  Wire(SkillableConfig config) {
    this.config = config;
    for (Method command : LabApi.class.getDeclaredMethods()) {
      manner(command);
    }
    warnOfLoggedKey();
    timers =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "labport-skillable-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timers.setRemoveOnCancelPolicy(true);
    kept = connections();
    fresh = connections();
    for (Manner manner : Manner.values()) {
      clients.put(manner, new ApacheHttp5Client(http(manner)));
    }
  }

  // Its loggers are the host's to set; what they print at DEBUG nobody can redact from here.
  private static void warnOfLoggedKey() {
    if (LoggerFactory.getLogger("org.apache.hc.client5.http").isDebugEnabled()) {
      log.warn(
          "the logger org.apache.hc.client5 is at DEBUG, at which it prints API keys and names of"
              + " learners: set it to INFO");
    }
  }

  @Override
  public Response execute(Request request, Request.Options ignored) throws IOException {
    Manner manner = manner(request.requestTemplate().methodMetadata().method());
    Request.Options options =
        new Request.Options(config.connectTimeout(), manner.silence(config), false);
    return Objects.requireNonNull(clients.get(manner)).execute(request, options);
  }

  private static Manner manner(Method command) {
    Sent sent = command.getAnnotation(Sent.class);
    if (sent == null) {
      throw new IllegalStateException(command.getName() + " does not say how it is sent");
    }
    return sent.value();
  }

  private PoolingHttpClientConnectionManager connections() {
    Timeout connect = timeout(config.connectTimeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(config.maxConnections())
        .setMaxConnPerRoute(config.maxConnections())
        .setDefaultSocketConfig(
            SocketConfig.custom().setSoTimeout(timeout(config.readTimeout())).build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build())
        .build();
  }

  private CloseableHttpClient http(Manner manner) {
    HttpClientConnectionManager connections = manner.changesState() ? fresh : kept;
    HttpClientBuilder builder =
        HttpClients.custom()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            // Gzip alone; else every format that some library on the class path can unpack.
            .setContentDecoderRegistry(new LinkedHashMap<>(Map.of("gzip", GZIPInputStream::new)))
            .setConnectionManager(connections)
            .setConnectionManagerShared(true)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout(config.connectTimeout()))
                    .setExpectContinueEnabled(false)
                    .build())
            .setUserAgent("Labport (Skillable Lab API v3 client)")
            // Here and not through Feign, whose requests show their headers in toString.
            .setDefaultHeaders(List.of(new BasicHeader("api_key", config.apiKey().reveal(), true)))
            .addRequestInterceptorFirst((request, body, context) -> completeNames(request))
            .addExecInterceptorFirst(
                "labport-guard", (request, scope, chain) -> guard(manner, request, scope, chain))
            .addExecInterceptorBefore(
                ChainElement.MAIN_TRANSPORT.name(), "labport-hand-over", Wire::handOver);
    if (manner.changesState()) {
      builder
          .setConnectionReuseStrategy((request, response, context) -> false)
          .addRequestInterceptorFirst(
              (request, body, context) -> request.setHeader("Connection", "close"));
    }
    return builder.build();
  }

  // Feign sends an empty value as a name alone, which some servers read as a value without a name.
  private static void completeNames(HttpRequest request) {
    String path = request.getPath();
    int query = path.indexOf('?');
    if (query >= 0) {
      request.setPath(
          path.substring(0, query) + NAME_ALONE.matcher(path.substring(query)).replaceAll("$1="));
    }
  }

  private ClassicHttpResponse guard(
      Manner manner, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException {
    Exchange exchange = new Exchange(scope.execRuntime);
    scope.clientContext.setAttribute(EXCHANGE, exchange);
    boolean answered = false;
    try {
      exchange.cutOffAfter(manner.deadline(config), timers);
      ClassicHttpResponse response = chain.proceed(request, scope);
      if (response.getEntity() == null) {
        exchange.finish();
      } else {
        response.setEntity(
            new GuardedBody(response.getEntity(), exchange, manner.maxBytes(config)));
      }
      answered = true;
      return response;
    } catch (IOException | HttpException | RuntimeException failure) {
      throw exchange.failedBy(failure);
    } finally {
      if (!answered) {
        exchange.finish();
      }
    }
  }

  // Sits behind the connecting element of HttpClient's chain: whoever gets here has a connection.
  private static ClassicHttpResponse handOver(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (scope.clientContext.getAttribute(EXCHANGE) instanceof Exchange exchange) {
      exchange.handOver();
    }
    return chain.proceed(request, scope);
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Cuts off what is still under way. */
  @Override
  public void close() {
    kept.close(CloseMode.IMMEDIATE);
    fresh.close(CloseMode.IMMEDIATE);
    timers.shutdownNow();
  }
}
