package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.CommandAnswer;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import io.labport.core.spi.config.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Once and never twice, and never without an end. */
class SkillableSendingTest {

  static Stream<Arguments> changes() {
    Function<SkillableLabs, Object> launch = labs -> labs.launch(Given.launch());
    Function<SkillableLabs, Object> resume = labs -> labs.resume(Given.INSTANCE);
    Function<SkillableLabs, Object> save = labs -> labs.save(Given.INSTANCE);
    Function<SkillableLabs, Object> cancel = labs -> labs.cancel(Given.INSTANCE, Optional.empty());
    return Stream.of(
        Arguments.of("launch", launch, new LaunchAnswer.Unknown("skillable.connection-lost")),
        Arguments.of("resume", resume, new LaunchAnswer.Unknown("skillable.connection-lost")),
        Arguments.of("save", save, new CommandAnswer.Unknown("skillable.connection-lost")),
        Arguments.of("cancel", cancel, new CommandAnswer.Unknown("skillable.connection-lost")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeWhoseConnectionIsDroppedIsOnTheWireOnce(
      String name, Function<SkillableLabs, Object> change, Object expected) throws Exception {
    try (RawServer server = new RawServer((connection, head) -> connection.close());
        SkillableConnection connection = Given.connection(server.url())) {
      assertThat(change.apply(connection.labs())).isEqualTo(expected);

      assertThat(server.requestLines()).hasSize(1);
      assertThat(server.connections()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeWhoseConnectionIsResetIsOnTheWireOnce(
      String name, Function<SkillableLabs, Object> change, Object expected) throws Exception {
    try (RawServer server = new RawServer((connection, head) -> connection.reset());
        SkillableConnection connection = Given.connection(server.url())) {
      assertThat(change.apply(connection.labs())).isEqualTo(expected);

      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeTurnedAwayWithRetryAfterIsNotRepeated(
      String name, Function<SkillableLabs, Object> change, Object ignored) throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) ->
                    connection.respond("503 Service Unavailable", "Retry-After: 0\r\n", ""));
        SkillableConnection connection = Given.connection(server.url())) {
      Object answer = change.apply(connection.labs());

      assertThat(answer)
          .isIn(
              new LaunchAnswer.NotSent("skillable.http-503", Optional.of(Duration.ZERO)),
              new CommandAnswer.NotSent("skillable.http-503"));
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeIsNotSentAlongARedirect(
      String name, Function<SkillableLabs, Object> change, Object ignored) throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) ->
                    connection.respond("302 Found", "Location: /api/v3/elsewhere\r\n", ""));
        SkillableConnection connection = Given.connection(server.url())) {
      assertThat(change.apply(connection.labs()))
          .isIn(
              new LaunchAnswer.Unknown("skillable.http-302"),
              new CommandAnswer.Unknown("skillable.http-302"));
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void aConnectionThatWentStaleNeitherLosesNorDoublesALaunch() throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) ->
                    connection.json(head.contains("/launch") ? Given.SUCCESS : "{\"Status\":1}"));
        SkillableConnection connection = Given.connection(server.url())) {
      connection.labs().openLabs(new SkillableUserId("555"));
      assertThat(connection.labs().launch(Given.launch()))
          .isInstanceOf(LaunchAnswer.Accepted.class);
      for (RawServer.Connection kept : server.connections()) {
        kept.reset();
      }

      assertThat(connection.labs().launch(Given.launch()))
          .isInstanceOf(LaunchAnswer.Accepted.class);

      assertThat(server.requestLines()).filteredOn(line -> line.contains("/launch")).hasSize(2);
      assertThat(server.connections()).hasSize(3);
    }
  }

  @Test
  void aReadOnAConnectionThatWentStaleStillGetsItsAnswer() throws Exception {
    try (RawServer server = RawServer.answering("{\"Status\":1}");
        SkillableConnection connection = Given.connection(server.url())) {
      SkillableUserId user = new SkillableUserId("555");
      connection.labs().openLabs(user);
      server.connections().get(0).close();

      assertThat(connection.labs().openLabs(user)).isEmpty();
      assertThat(server.requestLines()).hasSize(2);
    }
  }

  @Test
  void readsKeepTheirConnection() throws Exception {
    try (RawServer server = RawServer.answering("{\"Status\":1,\"Results\":[]}");
        SkillableConnection connection = Given.connection(server.url())) {
      for (int i = 0; i < 5; i++) {
        connection.labs().latestResults(10, report -> {});
        connection.labs().openLabs(new SkillableUserId("555"));
      }

      assertThat(server.requestLines()).hasSize(10);
      assertThat(server.connections()).hasSize(1);
    }
  }

  @Test
  void aLaunchThatCannotConnectWasNotSent() throws Exception {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
    try (SkillableConnection connection = Given.connection(nobody)) {
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.NotSent("skillable.unreachable", Optional.empty()));
      assertThat(connection.labs().cancel(Given.INSTANCE, Optional.empty()))
          .isEqualTo(new CommandAnswer.NotSent("skillable.unreachable"));
    }
  }

  @Test
  void aLaunchToAHostWithoutAnAddressWasNotSent() {
    try (SkillableConnection connection =
        Given.connection(URI.create("https://no-such-host.invalid"))) {
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.NotSent("skillable.unknown-host", Optional.empty()));
    }
  }

  @Test
  void aLaunchToWhatSpeaksNoTlsWasNotSent() throws Exception {
    try (RawServer server = new RawServer((connection, head) -> connection.close());
        SkillableConnection connection =
            Given.impatientConnection(
                URI.create(server.url().toString().replace("http:", "https:")))) {
      LaunchAnswer answer = connection.labs().launch(Given.launch());

      assertThat(answer).isInstanceOf(LaunchAnswer.NotSent.class);
      assertThat(server.requestLines()).isEmpty();
    }
  }

  @Test
  void afterCloseNothingIsSent() throws Exception {
    try (RawServer server = RawServer.answering(Given.SUCCESS)) {
      SkillableConnection connection = Given.connection(server.url());
      connection.close();
      connection.close();

      assertThat(connection.labs().launch(Given.launch())).isInstanceOf(LaunchAnswer.NotSent.class);
      assertThat(server.requestLines()).isEmpty();
    }
  }

  @Test
  void closingEndsTheThread() throws Exception {
    try (RawServer server = RawServer.answering(Given.SUCCESS)) {
      SkillableConnection connection = Given.connection(server.url());
      connection.labs().launch(Given.launch());
      connection.close();

      awaitNoThread("labport-skillable");
    }
  }

  @Test
  void aSilentSkillableLeavesTheLaunchUnknownAfterOneRequest() throws Exception {
    try (RawServer server = new RawServer((connection, head) -> {});
        SkillableConnection connection = Given.impatientConnection(server.url())) {
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.Unknown("skillable.timeout"));
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void aDrippingBodyIsCutOffAtTheDeadline() throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{");
                  drip(connection);
                });
        SkillableConnection connection = Given.impatientConnection(server.url())) {
      long before = System.nanoTime();

      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.Unknown("skillable.timeout"));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void drippingHeadersAreCutOffAtTheDeadline() throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  connection.write("HTTP/1.1 200 OK\r\nX-Drip: ");
                  drip(connection);
                });
        SkillableConnection connection = Given.impatientConnection(server.url())) {
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.Unknown("skillable.timeout"));
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void anEndlessAnswerIsCutOffAtTheLimitAndNotDrained() throws Exception {
    AtomicInteger mebibytes = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  connection.write("HTTP/1.1 200 OK\r\n\r\n{\"Url\":\"");
                  String mebibyte = "x".repeat(1024 * 1024);
                  while (true) {
                    connection.write(mebibyte);
                    mebibytes.incrementAndGet();
                  }
                });
        SkillableConnection connection = Given.impatientConnection(server.url())) {
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.Unknown("skillable.answer-too-large"));
      assertThatThrownBy(() -> connection.labs().latestResults(5, report -> {}))
          .isInstanceOfSatisfying(
              SkillableUnavailableException.class,
              fault -> {
                assertThat(fault.code()).isEqualTo("skillable.answer-too-large");
                assertThat(fault.transientFault()).isFalse();
              });
      assertThat(server.requestLines()).hasSize(2);
      assertThat(mebibytes.get()).isLessThan(64);
    }
  }

  @Test
  void aPackedAnswerIsUnpackedAndCountedUnpacked() throws Exception {
    String[] body = {Given.SUCCESS};
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  assertThat(head).contains("\r\nAccept-Encoding: gzip\r\n");
                  byte[] packed = gzip(body[0]);
                  connection.write(
                      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                          + packed.length
                          + "\r\n\r\n");
                  connection.write(packed);
                });
        SkillableConnection connection = Given.impatientConnection(server.url())) {
      assertThat(connection.labs().launch(Given.launch()))
          .isInstanceOf(LaunchAnswer.Accepted.class);

      body[0] = "{\"Error\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}";
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.Unknown("skillable.answer-too-large"));
    }
  }

  @Test
  void aLaunchWhoseConnectingTimesOutWasNotSent() {
    Fault fault = Fault.beforeSending(new ConnectTimeoutException("x"));

    assertThat(new LaunchAnswers(false).of(fault))
        .isEqualTo(new LaunchAnswer.NotSent("skillable.connect-timeout", Optional.empty()));
  }

  @Test
  void anAnswerThatEndsTooEarlyIsUnknown() throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  connection.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"Result\":1,");
                  connection.close();
                });
        SkillableConnection connection = Given.connection(server.url())) {
      assertThat(connection.labs().launch(Given.launch()))
          .isEqualTo(new LaunchAnswer.Unknown("skillable.connection-lost"));
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void twoAccountsInOneProcessKeepTheirKeysApart() throws Exception {
    try (RawServer one = RawServer.answering(Given.SUCCESS);
        RawServer two = RawServer.answering(Given.SUCCESS);
        SkillableConnection first = SkillableConnection.open(config(one, "key-one"), Given.CLOCK);
        SkillableConnection second =
            SkillableConnection.open(config(two, "key-two"), Given.CLOCK)) {
      first.labs().launch(Given.launch());
      second.labs().launch(Given.launch());

      assertThat(one.heads()).hasSize(1).allMatch(head -> head.contains("api_key: key-one\r\n"));
      assertThat(two.heads()).hasSize(1).allMatch(head -> head.contains("api_key: key-two\r\n"));
    }
  }

  private static SkillableConfig config(RawServer server, String key) {
    return SkillableConfig.withDefaults(server.url(), new Secret(key));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  // A byte at a time, each sooner than the read time-out; ends when the client cuts the line.
  private static void drip(RawServer.Connection connection) throws IOException {
    Object pause = new Object();
    while (true) {
      connection.write("a");
      synchronized (pause) {
        try {
          pause.wait(50);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  private static void awaitNoThread(String prefix) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(prefix)) {
        thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }
}
