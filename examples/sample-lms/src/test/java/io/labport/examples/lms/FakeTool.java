package io.labport.examples.lms;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** A tool's part of the protocol, with keys of its own, and a browser's. */
final class FakeTool implements AutoCloseable {

  static final String CLIENT_ID = "tool-7f3a";
  static final String DEPLOYMENT = "14:main";

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  final AtomicInteger keySetFetches = new AtomicInteger();
  private static final RSAKey FIRST_KEY = newKey();

  volatile RSAKey key = FIRST_KEY;
  volatile int keySetStatus = 200;
  private final HttpServer keyServer;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Clock clock;

  FakeTool(Clock clock) throws IOException {
    this.clock = clock;
    keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keyServer.createContext(
        "/jwks",
        exchange -> {
          keySetFetches.incrementAndGet();
          byte[] body = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(keySetStatus, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    keyServer.start();
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (com.nimbusds.jose.JOSEException noKey) {
      throw new IllegalStateException(noKey);
    }
  }

  ToolRegistration registration() {
    return ToolRegistration.of(
        CLIENT_ID,
        DEPLOYMENT,
        URI.create("https://tool.example/lti/login?key=1"),
        URI.create("https://tool.example/lti/launch"),
        URI.create("https://tool.example/lti/open"),
        URI.create("http://127.0.0.1:" + keyServer.getAddress().getPort() + "/jwks"));
  }

  /** The browser clicks the link; what the tool's login address gets. */
  Map<String, String> login(URI launchUrl) throws Exception {
    HttpResponse<String> answer = get(launchUrl);
    if (answer.statusCode() == 200) {
      return Form.in(answer.body()).fields();
    }
    String location = answer.headers().firstValue("Location").orElseThrow();
    Fields fields = new Fields();
    UrlEncoded.decodeUtf8To(URI.create(location).getRawQuery(), fields);
    Map<String, String> parameters = new LinkedHashMap<>();
    fields.forEach(field -> parameters.put(field.getName(), field.getValue()));
    return parameters;
  }

  Map<String, String> authenticationRequest(Map<String, String> login) {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("scope", "openid");
    request.put("response_type", "id_token");
    request.put("response_mode", "form_post");
    request.put("prompt", "none");
    request.put("client_id", CLIENT_ID);
    request.put("redirect_uri", "https://tool.example/lti/launch");
    request.put("login_hint", login.get("login_hint"));
    request.put("lti_message_hint", login.get("lti_message_hint"));
    request.put("state", "state-1");
    request.put("nonce", "nonce-1");
    return request;
  }

  HttpResponse<String> get(URI url) throws Exception {
    return send(HttpRequest.newBuilder(url).GET());
  }

  HttpResponse<String> authorize(SampleLms lms, Map<String, String> request) throws Exception {
    return get(URI.create(lms.authorizationUrl() + "?" + encoded(request)));
  }

  Map<String, Object> assertionClaims(SampleLms lms) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", CLIENT_ID);
    claims.put("sub", CLIENT_ID);
    claims.put("aud", lms.tokenAudience());
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  String sign(Map<String, Object> claims) {
    return sign(
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build(),
        claims,
        key);
  }

  static String sign(JWSHeader header, Map<String, Object> claims, RSAKey key) {
    try {
      JWSObject jws = new JWSObject(header, new Payload(claims));
      jws.sign(new RSASSASigner(key));
      return jws.serialize();
    } catch (com.nimbusds.jose.JOSEException notSigned) {
      throw new IllegalStateException(notSigned);
    }
  }

  Map<String, String> tokenForm(String assertion, String... scopes) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", ASSERTION_TYPE);
    form.put("client_assertion", assertion);
    form.put("scope", String.join(" ", scopes));
    return form;
  }

  HttpResponse<String> postForm(URI url, Map<String, String> form) throws Exception {
    return send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
  }

  String token(SampleLms lms, String... scopes) throws Exception {
    HttpResponse<String> answer =
        postForm(lms.tokenUrl(), tokenForm(sign(assertionClaims(lms)), scopes));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return Json.parseObject(answer.body()).orElseThrow().path("access_token").textValue();
  }

  HttpResponse<String> call(String method, String url, String token, String mediaType, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    if (method.equals("GET") || method.equals("DELETE")) {
      request.header("Accept", mediaType).method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", mediaType)
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The path rule: the suffix goes to the path, the query stays. */
  static String below(String lineItem, String suffix) {
    int query = lineItem.indexOf('?');
    return lineItem.substring(0, query) + "/" + suffix + lineItem.substring(query);
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            one ->
                List.of(one.getKey(), one.getValue()).stream()
                    .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("=")))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    keyServer.stop(0);
  }
}
