package io.labport.core.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.labport.core.spi.net.DestinationRefusedException;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedHttpTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> hosts = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final ExecutorService serverThreads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serverThreads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          hosts.add(exchange.getRequestHeaders().getFirst("Host"));
          byte[] body = exchange.getRequestBody().readAllBytes();
          String path = exchange.getRequestURI().getPath();
          if (path.equals("/redirect")) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
          } else if (path.equals("/large")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
          } else if (path.equals("/drip")) {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            awaitRelease();
          } else {
            exchange.getResponseHeaders().add("X-Seen", exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stopAll() throws Exception {
    release.countDown();
    for (AutoCloseable each : open) {
      each.close();
    }
    server.stop(0);
    serverThreads.shutdownNow();
  }

  private static InetAddress ip(String literal) throws UnknownHostException {
    return InetAddress.getAllByName(literal)[0];
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private PinnedHttp http(List<String> allowed, NameLookup.Resolver resolver) {
    PinnedHttp http =
        new PinnedHttp(
            new OutboundConfig(true, allowed, List.of(port())), Clock.systemUTC(), resolver);
    open.add(http);
    return http;
  }

  private static OutboundRequest get(String address) {
    return new OutboundRequest(
        "GET", URI.create(address), Map.of(), new byte[0], Duration.ofSeconds(10), 1_000);
  }

  @Test
  void anAllowedNameIsCalledAtItsJudgedAddressUnderItsOwnName() throws IOException {
    PinnedHttp http = http(List.of("127.0.0.0/8"), host -> new InetAddress[] {ip("127.0.0.1")});

    OutboundResponse answer =
        http.send(
            new OutboundRequest(
                "POST",
                URI.create("http://lms.example:" + port() + "/x?y=1"),
                Map.of("Content-Type", List.of("text/plain")),
                "hello".getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(10),
                1_000));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-seen")).contains("POST");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
    assertThat(hosts).containsExactly("lms.example:" + port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "2130706433",
        "127.1",
        "0x7f.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "localhost",
        "0.0.0.0",
        "[::]"
      })
  void loopbackIsRefusedInEveryNotationAndNothingConnects(String host) {
    PinnedHttp http = http(List.of(), InetAddress::getAllByName);

    assertThatThrownBy(() -> http.send(get("http://" + host + ":" + port() + "/")))
        .isInstanceOfAny(DestinationRefusedException.class, UnknownHostException.class);

    assertThat(requests).hasValue(0);
  }

  @Test
  void oneForbiddenAddressAmongSeveralRefusesTheName() {
    PinnedHttp http = http(List.of(), host -> new InetAddress[] {ip("8.8.8.8"), ip("127.0.0.1")});

    assertThatThrownBy(() -> http.send(get("http://mixed.example:" + port() + "/")))
        .isInstanceOf(DestinationRefusedException.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  void aNameIsResolvedOnceSoThatASecondAnswerCannotLeadElsewhere() throws IOException {
    AtomicInteger lookups = new AtomicInteger();
    PinnedHttp http =
        http(
            List.of("127.0.0.1/32"),
            host ->
                new InetAddress[] {ip(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "10.0.0.1")});

    assertThat(http.send(get("http://rebind.example:" + port() + "/")).status()).isEqualTo(200);

    assertThat(lookups).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://lms.example/",
        "file:///etc/passwd",
        "http://user@lms.example/",
        "http:///x",
        "http://lms.example:22/",
        "http://under_score.example/",
        "mailto:a@b.example"
      })
  void addressesThatMayNeverBeCalledAreRefusedBeforeALookUp(String address) {
    AtomicInteger lookups = new AtomicInteger();
    PinnedHttp http =
        http(
            List.of(),
            host -> {
              lookups.incrementAndGet();
              return new InetAddress[0];
            });

    assertThatThrownBy(() -> http.send(get(address)))
        .isInstanceOf(DestinationRefusedException.class);
    assertThat(lookups).hasValue(0);
  }

  @Test
  void plainHttpIsRefusedUnlessTheOperatorAllowsIt() {
    PinnedHttp http =
        new PinnedHttp(
            new OutboundConfig(false, List.of("127.0.0.0/8"), List.of(port())), Clock.systemUTC());
    open.add(http);

    assertThatThrownBy(() -> http.send(get("http://127.0.0.1:" + port() + "/")))
        .isInstanceOf(DestinationRefusedException.class)
        .hasMessage("only https addresses may be called");
    assertThat(requests).hasValue(0);
  }

  @Test
  void redirectsAreHandedBackAndNotFollowed() throws IOException {
    PinnedHttp http = http(List.of("127.0.0.0/8"), InetAddress::getAllByName);

    OutboundResponse answer = http.send(get("http://127.0.0.1:" + port() + "/redirect"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/elsewhere");
    assertThat(requests).hasValue(1);
  }

  @Test
  void anAnswerLargerThanAllowedIsAnError() {
    PinnedHttp http = http(List.of("127.0.0.0/8"), InetAddress::getAllByName);

    assertThatThrownBy(() -> http.send(get("http://127.0.0.1:" + port() + "/large")))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer has more than 1000 bytes");
  }

  @Test
  void aDrippingAnswerIsCutOffAtTheDeadline() {
    PinnedHttp http = http(List.of("127.0.0.0/8"), InetAddress::getAllByName);
    OutboundRequest request =
        new OutboundRequest(
            "GET",
            URI.create("http://127.0.0.1:" + port() + "/drip"),
            Map.of(),
            new byte[0],
            Duration.ofMillis(300),
            10_000);

    assertThatThrownBy(() -> http.send(request)).isInstanceOf(SocketTimeoutException.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void aClosedPortIsAConnectExceptionSoThatTheCallerKnowsNothingWasSent() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    PinnedHttp http =
        new PinnedHttp(
            new OutboundConfig(true, List.of("127.0.0.0/8"), List.of(closed)), Clock.systemUTC());
    open.add(http);

    assertThatThrownBy(() -> http.send(get("http://127.0.0.1:" + closed + "/")))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aLookUpThatHangsEndsWithTheDeadline() {
    PinnedHttp http =
        http(
            List.of(),
            host -> {
              awaitRelease();
              return new InetAddress[0];
            });
    OutboundRequest request =
        new OutboundRequest(
            "GET",
            URI.create("http://slow.example:" + port() + "/"),
            Map.of(),
            new byte[0],
            Duration.ofMillis(200),
            10);

    assertThatThrownBy(() -> http.send(request)).isInstanceOf(UnknownHostException.class);
    assertThat(requests).hasValue(0);
  }
}
