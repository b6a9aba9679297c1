package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that knows nothing but HTTP. */
final class Caller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final SkillableSandbox sandbox;

  Caller(SkillableSandbox sandbox) {
    this.sandbox = sandbox;
  }

  JsonNode get(String commandAndQuery) throws IOException, InterruptedException {
    HttpResponse<String> response = raw(commandAndQuery);
    if (response.statusCode() != 200) {
      throw new AssertionError("HTTP " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  HttpResponse<String> raw(String commandAndQuery) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/" + commandAndQuery))
            .header("api_key", "sandbox-key")
            .timeout(Duration.ofSeconds(10)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode control(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(sandbox.origin() + "/control/" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    JsonNode answer = JSON.readTree(response.body());
    if (response.statusCode() != 200) {
      throw new AssertionError("HTTP " + response.statusCode() + ": " + answer);
    }
    return answer;
  }

  /**
   * What came back before the connection was closed, by a bare socket: the JDK's client re-sends a
   * GET that got no answer.
   */
  String onTheWire(String commandAndQuery) throws IOException {
    URI base = sandbox.baseUrl();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET "
              + base.getPath()
              + "/"
              + commandAndQuery
              + " HTTP/1.1\r\nHost: sandbox\r\n"
              + "api_key: sandbox-key\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Opens a one-view URL and answers the page it leads to. */
  Browser open(String url) throws IOException, InterruptedException {
    HttpResponse<String> first = send(HttpRequest.newBuilder(URI.create(url)));
    if (first.statusCode() != 303) {
      return new Browser("", "", first);
    }
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
    String address = sandbox.origin() + first.headers().firstValue("Location").orElseThrow();
    return new Browser(address, cookie.substring(0, cookie.indexOf(';')), null).reload();
  }

  /** A page in a browser with one cookie. */
  final class Browser {
    final String address;
    final String cookie;
    final HttpResponse<String> page;

    Browser(String address, String cookie, HttpResponse<String> page) {
      this.address = address;
      this.cookie = cookie;
      this.page = page;
    }

    Browser reload() throws IOException, InterruptedException {
      return new Browser(
          address,
          cookie,
          send(HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie)));
    }

    Browser post(String form) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("Cookie", cookie)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form)));
      return answer.statusCode() == 303 ? reload() : new Browser(address, cookie, answer);
    }
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
