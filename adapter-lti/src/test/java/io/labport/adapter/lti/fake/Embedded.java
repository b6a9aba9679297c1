package io.labport.adapter.lti.fake;

import io.labport.adapter.lti.LtiAdapter;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.examples.sandbox.SkillableSandbox;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A whole Labport inside a program of somebody's own, with a sandbox for Skillable. */
public final class Embedded implements AutoCloseable {
  private static final String OWN = "https://labs.example";

  public final SkillableSandbox sandbox = SkillableSandbox.builder().start();
  public final Labport labport;
  private final FakePlatform platform;

  /** With further keys of the configuration, given as key, value, key, value. */
  public Embedded(FakePlatform platform, LtiAdapter adapter, String... keysAndValues) {
    this(platform, adapter, builder -> {}, keysAndValues);
  }

  public Embedded(
      FakePlatform platform,
      LtiAdapter adapter,
      Consumer<Labport.Builder> more,
      String... keysAndValues) {
    this.platform = platform;
    Map<String, String> config = new HashMap<>();
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("web.public-url", OWN);
    config.put("secrets.keyset", Labport.newKeyset());
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8");
    config.put("outbound.ports", Integer.toString(platform.at("/").getPort()));
    config.put("adapters.lti.allow-http", "true");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      config.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    Labport.Builder builder =
        Labport.builder()
            .config(ConfigSource.of(config))
            .storage(Storages.inMemory())
            .adapters(adapter);
    more.accept(builder);
    this.labport = builder.start();
  }

  /** A registration of the platform, as keys and values of the configuration. */
  public static String[] registration(
      FakePlatform platform, String key, String issuer, String clientId, String deployments) {
    String prefix = "adapters.lti.registrations." + key + ".";
    return new String[] {
      prefix + "issuer",
      issuer,
      prefix + "client-id",
      clientId,
      prefix + "deployments",
      deployments,
      prefix + "authorization-endpoint",
      platform.at("/auth").toString(),
      prefix + "token-endpoint",
      platform.at("/token").toString(),
      prefix + "jwks-uri",
      platform.at("/jwks").toString()
    };
  }

  /** What a platform says of a click. */
  public record Click(String issuer, String clientId, String deployment, String user) {}

  public WebResponse login(Click click) {
    return post(
        "/lti/login",
        Map.of(
            "iss", click.issuer(),
            "client_id", click.clientId(),
            "login_hint", click.user(),
            "target_link_uri", OWN + "/lti/launch"),
        "");
  }

  public WebResponse launch(Click click) {
    return launch(click, claims -> {});
  }

  /** From the login to our answer to the token. */
  public WebResponse launch(Click click, Consumer<Map<String, Object>> change) {
    WebResponse login = login(click);
    if (login.status() != 303) {
      throw new AssertionError(login.status() + " " + Tool.page(login));
    }
    Map<String, String> sent = Tool.query(URI.create(login.headers().get("Location").get(0)));
    String cookie = login.headers().get("Set-Cookie").get(0);
    Map<String, Object> claims = claims(click, sent.getOrDefault("nonce", ""));
    change.accept(claims);
    String token =
        platform.sign(Map.of("alg", "RS256", "typ", "JWT", "kid", platform.key.getKeyID()), claims);
    return post(
        "/lti/launch",
        Map.of("state", sent.getOrDefault("state", ""), "id_token", token),
        cookie.substring(0, cookie.indexOf(';')));
  }

  /** As {@link #launch}, and on through our pages until the browser leaves for the lab. */
  public void open(Click click) {
    WebResponse now = launch(click);
    for (int i = 0; i < 5; i++) {
      if (now.status() != 303) {
        throw new AssertionError(now.status() + " " + Tool.page(now));
      }
      String next = now.headers().get("Location").get(0);
      if (!next.startsWith(OWN) && !next.startsWith("/")) {
        return;
      }
      now = get(next);
    }
    throw new AssertionError("no end of redirects");
  }

  private static Map<String, Object> claims(Click click, String nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = Instant.now().getEpochSecond();
    claims.put("iss", click.issuer());
    claims.put("aud", click.clientId());
    claims.put("sub", click.user());
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", nonce);
    claims.put(Tool.LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(Tool.LTI + "version", "1.3.0");
    claims.put(Tool.LTI + "deployment_id", click.deployment());
    claims.put(Tool.LTI + "target_link_uri", OWN + "/lti/launch");
    claims.put(Tool.LTI + "resource_link", Map.of("id", "rl-1"));
    claims.put(Tool.LTI + "roles", List.of(Tool.LEARNER));
    claims.put(Tool.LTI + "launch_presentation", Map.of("document_target", "window"));
    claims.put(Tool.LTI + "custom", Map.of("labid", "101"));
    return claims;
  }

  public WebResponse get(String address) {
    URI asked = URI.create(OWN).resolve(address);
    return serve("GET", asked, Map.of(), new byte[0]);
  }

  public WebResponse post(String address, Map<String, String> fields, String cookie) {
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of("application/x-www-form-urlencoded"));
    if (!cookie.isEmpty()) {
      headers.put("cookie", List.of(cookie));
    }
    return serve(
        "POST", URI.create(OWN).resolve(address), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private WebResponse serve(
      String method, URI asked, Map<String, List<String>> headers, byte[] body) {
    return labport.serve(
        new IncomingRequest(
            method,
            asked.getRawPath(),
            asked.getRawQuery() == null ? "" : asked.getRawQuery(),
            headers,
            body,
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  @Override
  public void close() {
    labport.close();
    sandbox.close();
  }
}
