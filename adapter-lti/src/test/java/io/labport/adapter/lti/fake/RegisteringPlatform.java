package io.labport.adapter.lti.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final Loopback server = new Loopback();

  public RegisteringPlatform() {
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
    server.on("/openid", this::read);
    server.on("/tools", this::register);
    server.on("/moved", this::moved);
  }

  public ObjectNode platform() {
    return (ObjectNode) configuration.get(PLATFORM);
  }

  public String at(String path) {
    return server.at(path).toString();
  }

  /** What was posted, as JSON. */
  public JsonNode posted(int index) {
    try {
      return JSON.readTree(registrations.get(index).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FakePlatform.Reply read(FakePlatform.Seen seen) {
    reads.add(seen);
    return configurationReply.orElseGet(() -> FakePlatform.Reply.of(200, configuration.toString()));
  }

  private FakePlatform.Reply register(FakePlatform.Seen seen) {
    registrations.add(seen);
    if (registrationReply.isPresent()) {
      return registrationReply.get();
    }
    ObjectNode answer = (ObjectNode) posted(registrations.indexOf(seen));
    answer.put("client_id", clientId);
    answer.put("registration_client_uri", at("/tools/1"));
    answer.put("registration_access_token", "secret-management-token");
    grantedScope.ifPresent(scope -> answer.put("scope", scope));
    deployment.ifPresent(id -> ((ObjectNode) answer.get(TOOL)).put("deployment_id", id));
    return FakePlatform.Reply.of(201, answer.toString());
  }

  private FakePlatform.Reply moved(FakePlatform.Seen seen) {
    redirects.incrementAndGet();
    String query = seen.address().getRawQuery();
    String to = query == null ? at("/openid") : query;
    return new FakePlatform.Reply(302, Map.of("Location", to), "");
  }

  @Override
  public void close() {
    server.close();
  }
}
