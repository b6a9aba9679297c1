package io.labport.examples.server.nodes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A learner's browser with cookies of its own: follows redirects, submits the forms that scripts
 * submit, and waits as long as a waiting page says. For one thread.
 */
public final class Browser {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MOST_HOPS = 20;
  private static final Pattern LAB = Pattern.compile("id=\"lab\" data-instance=\"(\\d+)\"");
  private static final Pattern FORM =
      Pattern.compile("<form id=\"(auto|open)\"(.*?)</form>", Pattern.DOTALL);
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern FIELD =
      Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern ASK_AGAIN = Pattern.compile("data-ask-again-after=\"(\\d+)\"");

  private final HttpClient http;
  private final Map<String, Map<String, String>> cookies = new TreeMap<>();

  public Browser() {
    this(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build());
  }

  /** Shares connections and threads with other browsers, and nothing else. */
  Browser(HttpClient http) {
    this.http = http;
  }

  /** Goes to the address and on until a page stays; the status of that page. */
  public int visit(URI address) {
    return browse(get(address)).statusCode();
  }

  /** Goes to the address and on until a page stays; what it says. */
  public String read(URI address) {
    return browse(get(address)).body();
  }

  /** Goes to the address and on until the page of a lab is there; the lab's instance. */
  public long openLab(URI address) {
    View view = new View(browse(get(address)));
    await("the lab's page")
        .pollInSameThread()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(view::goOn);
    return view.lab().orElseThrow();
  }

  /** The page that is shown, and since when. */
  private final class View {
    private HttpResponse<String> page;
    private long since = System.nanoTime();

    View(HttpResponse<String> page) {
      this.page = page;
    }

    Optional<Long> lab() {
      Matcher lab = LAB.matcher(page.body());
      return lab.find() ? Optional.of(Long.valueOf(lab.group(1))) : Optional.empty();
    }

    boolean goOn() {
      if (lab().isPresent()) {
        return true;
      }
      Matcher wait = ASK_AGAIN.matcher(page.body());
      long millis = wait.find() ? Long.parseLong(wait.group(1)) : 0;
      if (millis == 0) {
        throw new AssertionError("no lab: " + page.statusCode() + " " + page.body());
      }
      if (System.nanoTime() - since > Duration.ofMillis(millis).toNanos()) {
        page = browse(submit(page, form(page).orElseThrow(), "open"));
        since = System.nanoTime();
      }
      return lab().isPresent();
    }
  }

  private HttpResponse<String> browse(HttpResponse<String> first) {
    HttpResponse<String> page = first;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Optional<String> location = page.headers().firstValue("Location");
      Optional<Matcher> form = form(page);
      if (page.statusCode() / 100 == 3 && location.isPresent()) {
        page = get(page.uri().resolve(location.get()));
      } else if (form.isPresent() && form.get().group(1).equals("auto")) {
        page = submit(page, form.get(), "");
      } else {
        return page;
      }
    }
    throw new AssertionError("led in circles, lastly by " + page.uri().getPath());
  }

  private static Optional<Matcher> form(HttpResponse<String> page) {
    return Optional.of(FORM.matcher(page.body())).filter(Matcher::find);
  }

  private HttpResponse<String> submit(HttpResponse<String> page, Matcher form, String button) {
    Matcher action = ACTION.matcher(form.group(2));
    if (!action.find()) {
      throw new AssertionError("a form without action: " + form.group());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(form.group(2));
    while (field.find()) {
      fields.put(field.group(1), plain(field.group(2)));
    }
    if (!button.isEmpty()) {
      fields.put("do", button);
    }
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(page.uri().resolve(plain(action.group(1))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String plain(String escaped) {
    return escaped
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private HttpResponse<String> get(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    String host = request.copy().build().uri().getHost();
    Map<String, String> jar = cookies.computeIfAbsent(host, h -> new TreeMap<>());
    if (!jar.isEmpty()) {
      request.header(
          "Cookie",
          jar.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> page =
          http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
      page.headers().allValues("Set-Cookie").forEach(cookie -> keep(jar, cookie));
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void keep(Map<String, String> jar, String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      jar.remove(pair[0]);
    } else {
      jar.put(pair[0], pair[1]);
    }
  }
}
