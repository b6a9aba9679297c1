package io.labport.adapter.lti.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser without cookies does with our pages, the platform's storage included. */
public final class StorageBrowser {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the platform keeps, by key. */
  public final Map<String, String> kept = new LinkedHashMap<>();

  public final Map<String, List<String>> confirmHeaders = new LinkedHashMap<>();
  public final Map<String, List<String>> continueHeaders = new LinkedHashMap<>();
  public InetAddress from = InetAddress.getLoopbackAddress();
  private final Tool tool;

  public StorageBrowser(Tool tool) {
    this.tool = tool;
    confirmHeaders.put("content-type", List.of("application/json"));
    confirmHeaders.put("x-lti-confirm", List.of("1"));
    confirmHeaders.put("origin", List.of("https://tool.example"));
    confirmHeaders.put("sec-fetch-site", List.of("same-origin"));
    continueHeaders.put("content-type", List.of("application/x-www-form-urlencoded"));
    continueHeaders.put("origin", List.of("https://tool.example"));
    continueHeaders.put("sec-fetch-site", List.of("same-origin"));
  }

  public static Map<String, String> loginParameters() {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("lti_storage_target", "post_message_forwarding");
    return parameters;
  }

  /** Has the values kept and goes to the platform; no cookie arrives. */
  public Tool.Attempt begin() throws Exception {
    return begin(loginParameters());
  }

  public Tool.Attempt begin(Map<String, String> parameters) throws Exception {
    WebResponse page = tool.login("POST", "/login", Map.of(), Map.of(), parameters);
    JsonNode task = task(page);
    task.path("put").forEach(e -> kept.put(e.path("key").asText(), e.path("value").asText()));
    Tool.Attempt attempt =
        tool.follow(
            WebResponse.seeOther(URI.create(task.path("next").asText()))
                .header("Set-Cookie", page.headers().get("Set-Cookie").get(0)));
    attempt.loginResponse = page;
    attempt.cookies.clear();
    return attempt;
  }

  /** What the page says after it asked the platform. */
  public ObjectNode read(WebResponse page) throws Exception {
    JsonNode task = task(page);
    return JSON.createObjectNode()
        .put("ticket", task.path("ticket").asText())
        .put("state", kept.get(task.path("read").path("state").asText()))
        .put("nonce", kept.get(task.path("read").path("nonce").asText()));
  }

  public WebResponse confirm(JsonNode said) throws Exception {
    return confirm(said.toString());
  }

  public WebResponse confirm(String body) throws Exception {
    return tool.handle(
        "POST",
        "/launch/confirm",
        new WebRequest(
            "POST",
            "/launch/confirm",
            Map.of(),
            Map.of(),
            confirmHeaders,
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  public static String token(WebResponse confirmed) throws Exception {
    return JSON.readTree(confirmed.body()).path("token").asText();
  }

  public WebResponse goOn(String token) throws Exception {
    return tool.handle(
        "POST",
        "/launch/continue",
        new WebRequest(
            "POST",
            "/launch/continue",
            Map.of(),
            Map.of(),
            continueHeaders,
            Map.of(),
            new byte[0],
            Map.of("token", List.of(token)),
            from));
  }

  public static JsonNode task(WebResponse page) throws Exception {
    Matcher block =
        Pattern.compile("id=\"task\">(.*?)</script>", Pattern.DOTALL).matcher(Tool.page(page));
    if (!block.find()) {
      throw new AssertionError("no task in " + Tool.page(page));
    }
    return JSON.readTree(block.group(1));
  }
}
