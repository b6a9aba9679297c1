package io.labport.adapter.lti.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform that registers tools (LTI Dynamic Registration 1.0), over real HTTP. */
public final class RegisteringPlatform implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";
  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  /** What it says of itself; tests change it. */
  public final ObjectNode configuration = JSON.createObjectNode();

  /** Instead of the usual answers; status 0 drops the line. */
  public volatile Optional<FakePlatform.Reply> configurationReply = Optional.empty();

  public volatile Optional<FakePlatform.Reply> registrationReply = Optional.empty();
  public volatile Optional<String> deployment = Optional.of("dep:1/ä");
  public volatile Optional<String> grantedScope = Optional.empty();
  public volatile String clientId = "client-1";
  public final List<FakePlatform.Seen> reads = new CopyOnWriteArrayList<>();
  public final List<FakePlatform.Seen> registrations = new CopyOnWriteArrayList<>();
  public final AtomicInteger redirects = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public RegisteringPlatform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    configuration.put("issuer", at(""));
    configuration.put("authorization_endpoint", at("/auth"));
    configuration.put("token_endpoint", at("/token"));
    configuration.put("jwks_uri", at("/jwks"));
    configuration.put("registration_endpoint", at("/tools?fixed=a%2Fb"));
    configuration.putArray("response_types_supported").add("id_token");
    configuration.putArray("id_token_signing_alg_values_supported").add("RS256");
    ObjectNode platform = configuration.putObject(PLATFORM);
    platform.put("product_family_code", "moodle");
    platform.put("version", "2025041400");
    platform.putArray("messages_supported").addObject().put("type", "LtiResourceLinkRequest");
    server.createContext("/openid", this::read);
    server.createContext("/tools", this::register);
    server.createContext("/moved", this::moved);
    server.setExecutor(threads);
    server.start();
  }

  public ObjectNode platform() {
    return (ObjectNode) configuration.get(PLATFORM);
  }

  public String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What was posted, as JSON. */
  public JsonNode posted(int index) {
    try {
      return JSON.readTree(registrations.get(index).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(HttpExchange exchange) throws IOException {
    reads.add(seen(exchange));
    send(
        exchange,
        configurationReply.orElseGet(() -> FakePlatform.Reply.of(200, configuration.toString())));
  }

  private void register(HttpExchange exchange) throws IOException {
    FakePlatform.Seen seen = seen(exchange);
    registrations.add(seen);
    if (registrationReply.isPresent()) {
      send(exchange, registrationReply.get());
      return;
    }
    ObjectNode answer = (ObjectNode) JSON.readTree(seen.body());
    answer.put("client_id", clientId);
    answer.put("registration_client_uri", at("/tools/1"));
    answer.put("registration_access_token", "secret-management-token");
    grantedScope.ifPresent(scope -> answer.put("scope", scope));
    deployment.ifPresent(id -> ((ObjectNode) answer.get(TOOL)).put("deployment_id", id));
    send(exchange, FakePlatform.Reply.of(201, answer.toString()));
  }

  private void moved(HttpExchange exchange) throws IOException {
    redirects.incrementAndGet();
    String query = exchange.getRequestURI().getRawQuery();
    String to = query == null ? at("/openid") : query;
    send(exchange, new FakePlatform.Reply(302, Map.of("Location", to), ""));
  }

  private static FakePlatform.Seen seen(HttpExchange exchange) throws IOException {
    return new FakePlatform.Seen(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        Map.copyOf(exchange.getRequestHeaders()),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, FakePlatform.Reply reply) throws IOException {
    try (exchange) {
      if (reply.status() == 0) {
        return;
      }
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
