package io.labport.adapter.lti.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody's browser: follows redirects, keeps cookies by host and port, fills in forms, and does
 * what the pages' scripts would do when they only send the browser on.
 */
final class Browser {
  private static final int MOST_STEPS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

  /** A page on which the browser stays until somebody does something. */
  record Page(URI address, int status, Document document) {
    boolean at(URI site) {
      return address.getAuthority().equals(site.getAuthority());
    }

    /** For the message of a failed assertion. */
    String told() {
      return status + " " + address + "\n" + document.text();
    }
  }

  Page visit(URI address) throws Exception {
    return settled(get(address));
  }

  /** Presses a button of a form, with what stands in its fields. */
  Page press(Page page, String form, String name, String value) throws Exception {
    FormElement element = page.document().expectForm("form" + form);
    assertThat(element.select("button[name=" + name + "][value=" + value + "]"))
        .as(page.told())
        .isNotEmpty();
    List<Connection.KeyVal> fields = new ArrayList<>(element.formData());
    fields.add(HttpConnection.KeyVal.create(name, value));
    return settled(post(page.address(), element, fields));
  }

  /** Presses the only button of a form. */
  Page submit(Page page, String form) throws Exception {
    FormElement element = page.document().expectForm("form" + form);
    return settled(post(page.address(), element, element.formData()));
  }

  private Page settled(HttpResponse<String> first) throws Exception {
    HttpResponse<String> answer = first;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<String> location = answer.headers().firstValue("Location");
      if (location.isPresent()) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        answer = get(answer.uri().resolve(location.get()));
        continue;
      }
      Document document = Jsoup.parse(answer.body(), answer.uri().toString());
      Optional<HttpResponse<String>> next = scripted(answer.uri(), document);
      if (next.isEmpty()) {
        return new Page(answer.uri(), answer.statusCode(), document);
      }
      answer = next.get();
    }
    throw new AssertionError("sent on and on, last to " + answer.uri());
  }

  /** Where the page's script would go at once. */
  private Optional<HttpResponse<String>> scripted(URI address, Document page) throws Exception {
    Element task = page.selectFirst("script#task");
    if (task != null) {
      // The platform's window is asked to keep values; without an answer the page goes on as well.
      JsonNode told = JSON.readTree(task.data());
      assertThat(told.has("read")).as("our cookie binds this browser").isFalse();
      if (told.has("next")) {
        return Optional.of(get(URI.create(told.path("next").textValue())));
      }
    }
    Element form = page.selectFirst("form#auto, form#continue");
    return form instanceof FormElement element
        ? Optional.of(post(address, element, element.formData()))
        : Optional.empty();
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return sent(HttpRequest.newBuilder(address));
  }

  private HttpResponse<String> post(URI from, FormElement form, List<Connection.KeyVal> fields)
      throws Exception {
    assertThat(form.attr("method")).isEqualTo("post");
    String body =
        fields.stream()
            .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
            .collect(Collectors.joining("&"));
    return sent(
        HttpRequest.newBuilder(URI.create(form.absUrl("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", from.getScheme() + "://" + from.getAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> sent(HttpRequest.Builder building)
      throws IOException, InterruptedException {
    URI address = building.copy().build().uri();
    Map<String, String> jar =
        cookies.computeIfAbsent(address.getAuthority(), host -> new LinkedHashMap<>());
    if (!jar.isEmpty()) {
      building.header(
          "Cookie",
          jar.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = http.send(building.build(), HttpResponse.BodyHandlers.ofString());
    for (String header : answer.headers().allValues("Set-Cookie")) {
      HttpCookie cookie = HttpCookie.parse(header).get(0);
      if (cookie.getMaxAge() == 0) {
        jar.remove(cookie.getName());
      } else {
        jar.put(cookie.getName(), cookie.getValue());
      }
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
