package io.labport.core.internal.net;

import io.labport.core.spi.net.DestinationRefusedException;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Resolves a name once, judges every address, and lets the connection see only the judged ones. One
 * bad address refuses the name: with mixed answers chance would decide.
 */
public final class PinnedHttp implements OutboundHttp, AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final OutboundConfig config;
  private final AddressRules rules;
  private final NameLookup lookup;
  private final Call.Current current = new Call.Current();
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  public PinnedHttp(OutboundConfig config, Clock clock) {
    this(config, clock, InetAddress::getAllByName);
  }

  PinnedHttp(OutboundConfig config, Clock clock, NameLookup.Resolver resolver) {
    this.config = config;
    this.rules = new AddressRules(config.allowedRanges(), clock);
    this.lookup = new NameLookup(resolver);
    this.client = Clients.pinned(current);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "labport-outbound-1");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public OutboundResponse send(OutboundRequest request) throws IOException {
    long deadline = System.nanoTime() + request.timeout().toNanos();
    Destination destination = Destination.of(request.address(), config);
    List<InetAddress> addresses = judged(destination, request.timeout());
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      throw new UnknownHostException("no address of " + destination.host() + " was found in time");
    }
    return exchange(request, destination, new Call(addresses), left);
  }

  private List<InetAddress> judged(Destination destination, Duration limit) throws IOException {
    List<InetAddress> addresses = lookup.addresses(destination.bareHost(), limit);
    for (InetAddress address : addresses) {
      Optional<String> rule = rules.forbids(address);
      if (rule.isPresent()) {
        throw new DestinationRefusedException(rule.get());
      }
    }
    return addresses;
  }

  private OutboundResponse exchange(
      OutboundRequest request, Destination destination, Call call, Duration left)
      throws IOException {
    HttpUriRequestBase message = message(request, left);
    AtomicBoolean late = new AtomicBoolean();
    Future<?> deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              message.cancel();
            },
            left.toMillis(),
            TimeUnit.MILLISECONDS);
    current.set(call);
    try {
      HttpHost target = new HttpHost(destination.scheme(), destination.host(), destination.port());
      return client.execute(target, message, response -> read(response, request, message));
    } catch (DestinationRefusedException | ResponseTooLargeException e) {
      throw e;
    } catch (IOException e) {
      throw told(e, call.sent(), late.get(), destination);
    } finally {
      current.clear();
      deadline.cancel(false);
    }
  }

  private static HttpUriRequestBase message(OutboundRequest request, Duration left) {
    HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.address());
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
    if (request.body().length > 0) {
      // the content type is the caller's header
      message.setEntity(new ByteArrayEntity(request.body(), null));
    }
    Duration connect = left.compareTo(CONNECT_LIMIT) < 0 ? left : CONNECT_LIMIT;
    message.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(left))
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setContentCompressionEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setConnectionRequestTimeout(Timeout.of(connect))
            .build());
    return message;
  }

  private static OutboundResponse read(
      ClassicHttpResponse response, OutboundRequest request, HttpUriRequestBase message)
      throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.getValue());
    }
    headers.replaceAll((name, values) -> List.copyOf(values));
    return new OutboundResponse(response.getCode(), headers, body(response, request, message));
  }

  private static byte[] body(
      ClassicHttpResponse response, OutboundRequest request, HttpUriRequestBase message)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    int limit = request.maxResponseBytes();
    InputStream content = entity.getContent();
    byte[] body = content == null ? new byte[0] : content.readNBytes(limit + 1);
    if (body.length > limit) {
      // closing alone would read the rest to save the connection
      message.cancel();
      throw new ResponseTooLargeException(limit);
    }
    return body;
  }

  /** Messages of the client name addresses; ours name the host alone. */
  private static IOException told(
      IOException e, boolean sent, boolean late, Destination destination) {
    if (!sent) {
      if (e instanceof UnknownHostException
          || e instanceof javax.net.ssl.SSLException
          || e.getClass() == ConnectException.class) {
        return e;
      }
      ConnectException unsent =
          new ConnectException("no connection to " + destination.host() + " was made");
      unsent.initCause(e);
      return unsent;
    }
    if (late) {
      SocketTimeoutException timeout =
          new SocketTimeoutException("no complete answer of " + destination.host() + " in time");
      timeout.initCause(e);
      return timeout;
    }
    return e;
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    lookup.close();
    client.close(CloseMode.IMMEDIATE);
    try {
      if (!deadlines.awaitTermination(1, TimeUnit.SECONDS)) {
        throw new IOException("the thread that keeps deadlines did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
