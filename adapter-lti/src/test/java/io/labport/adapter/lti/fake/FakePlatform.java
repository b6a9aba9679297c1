package io.labport.adapter.lti.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A platform's server side over real HTTP, with answers as the test orders them. */
public final class FakePlatform implements AutoCloseable {
  /** Status 0 reads the request and drops the line. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply of(int status) {
      return new Reply(status, Map.of(), "");
    }

    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }
  }

  public record Seen(String method, URI address, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  public final List<JWK> published = new CopyOnWriteArrayList<>();
  public final Deque<Reply> jwksReplies = new ConcurrentLinkedDeque<>();
  public final Deque<Reply> tokenReplies = new ConcurrentLinkedDeque<>();
  public final Deque<Reply> scoreReplies = new ConcurrentLinkedDeque<>();
  public final Deque<Reply> lineItemReplies = new ConcurrentLinkedDeque<>();
  public final List<Seen> jwksRequests = new CopyOnWriteArrayList<>();
  public final List<Seen> tokenRequests = new CopyOnWriteArrayList<>();
  public final List<Seen> scores = new CopyOnWriteArrayList<>();
  public final List<Seen> lineItemRequests = new CopyOnWriteArrayList<>();
  public final Deque<Reply> resultReplies = new ConcurrentLinkedDeque<>();
  public final List<Seen> resultRequests = new CopyOnWriteArrayList<>();

  /** Columns that tools have made; lists name them all, whatever they ask for. */
  public final List<ObjectNode> columns = new CopyOnWriteArrayList<>();

  public volatile String cacheControl = "";
  public RSAKey key;
  private final Loopback server = new Loopback();

  public FakePlatform() {
    key = rsa("first", 2048);
    published.add(key.toPublicJWK());
    server.on("/jwks", seen -> answer(seen, jwksRequests, jwksReplies, this::keySet));
    server.on("/token", seen -> answer(seen, tokenRequests, tokenReplies, this::token));
    server.on("/items", this::items);
  }

  private Reply items(Seen seen) {
    String path = seen.address().getPath();
    if (path.endsWith("/scores")) {
      return answer(seen, scores, scoreReplies, () -> Reply.of(204));
    }
    if (path.endsWith("/results")) {
      return answer(seen, resultRequests, resultReplies, () -> Reply.of(200, "[]"));
    }
    return seen.method().equals("POST")
        ? create(seen)
        : answer(seen, lineItemRequests, lineItemReplies, () -> Reply.of(200, columns.toString()));
  }

  public static RSAKey rsa(String kid, int bits) {
    try {
      return new RSAKeyGenerator(bits, bits < 2048).keyID(kid).generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI at(String path) {
    return server.at(path);
  }

  public String sign(Map<String, Object> header, Map<String, Object> claims) {
    return sign(json(header), json(claims).getBytes(StandardCharsets.UTF_8), key);
  }

  public static String sign(String header, byte[] payload, RSAKey with) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String input =
        base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(with.toPrivateKey());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64.encodeToString(signature.sign());
    } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode score(int index) {
    try {
      return JSON.readTree(scores.get(index).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Reply create(Seen seen) {
    ObjectNode column;
    try {
      column = (ObjectNode) JSON.readTree(seen.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    column.put("id", at("/items/made-" + (columns.size() + 1) + "?type_id=14").toString());
    if (lineItemReplies.isEmpty()) {
      columns.add(column);
    }
    return answer(seen, lineItemRequests, lineItemReplies, () -> Reply.of(201, column.toString()));
  }

  private Reply token() {
    return Reply.of(
        200,
        "{\"access_token\":\"secret-token-"
            + tokenRequests.size()
            + "\",\"token_type\":\"bearer\",\"expires_in\":3600}");
  }

  private Reply keySet() {
    Map<String, String> headers =
        cacheControl.isEmpty() ? Map.of() : Map.of("Cache-Control", cacheControl);
    return new Reply(200, headers, new JWKSet(new ArrayList<>(published)).toString());
  }

  private static Reply answer(
      Seen seen, List<Seen> remembered, Deque<Reply> ordered, Supplier<Reply> usual) {
    remembered.add(seen);
    Reply next = ordered.poll();
    return next == null ? usual.get() : next;
  }

  @Override
  public void close() {
    server.close();
  }
}
