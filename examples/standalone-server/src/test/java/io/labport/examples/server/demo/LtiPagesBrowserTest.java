package io.labport.examples.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.lms.LineItem;
import io.labport.examples.lms.Presentation;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.StorageFrame;
import io.labport.examples.server.pages.Screen;
import io.labport.examples.server.pages.Screen.Setting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** WCAG 2.2, level AA, of the pages of the LTI adapter, on narrow and wide screens. */
class LtiPagesBrowserTest {
  private static final String TOKEN = "token-of-the-administrator-58213";
  private static final String VERSION = "https://purl.imsglobal.org/spec/lti/claim/version";

  @TempDir Path data;

  /** An LMS that no tool knows yet. */
  private final SampleLms newcomer = SampleLms.builder().start();

  private DemoWorld world;
  private Screen screen;
  private FluentWait<WebDriver> wait;

  @BeforeEach
  void start() {
    world = DemoWorld.start(new DemoPorts(0, 0, 0), data, Map.of("admin.token", TOKEN));
    browse();
  }

  private void browse() {
    screen = new Screen();
    wait = HeadlessChromium.waiting(screen.browser(), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    screen.close();
    world.close();
    newcomer.close();
  }

  @Test
  void thePageOfALaunchThatWasRefused() {
    world
        .lms()
        .control()
        .nextClaims(
            claims -> {
              Map<String, Object> wrong = new HashMap<>(claims);
              wrong.put(VERSION, "1.1");
              return wrong;
            });
    open(world.lms().launchUrl(DemoWorld.LINK, DemoWorld.LEARNER, Presentation.WINDOW));

    shows("p.reference", "lti.version-unsupported");
    assertAccessible();
  }

  @Test
  void thePageThatOffersANewWindow() throws Exception {
    world.lms().offerStorage(StorageFrame.NONE);
    postWithoutCookie();

    shows("button.window", "Open in a new window");
    shows("p.reference", "lti.state-not-bound");
    assertAccessible();
  }

  @Test
  void thePageThatFindsNothingInThePlatformsStorage() throws Exception {
    world.lms().offerStorage(StorageFrame.FORWARDING);
    postWithoutCookie();

    wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("#help h1")));
    shows("p.reference", "lti.state-not-bound");
    assertAccessible();
  }

  @Test
  void thePagesOfDynamicRegistration() throws Exception {
    screen.close();
    world.close();
    world =
        DemoWorld.start(
            new DemoPorts(0, 0, 0),
            data,
            Map.of(
                "admin.token",
                TOKEN,
                "outbound.ports",
                Integer.toString(newcomer.baseUrl().getPort())));
    browse();
    open(newcomer.administration().register(invitation()));

    shows("dl.facts", newcomer.issuer());
    assertAccessible();
    screen.browser().findElement(By.cssSelector("#confirm button")).click();
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("close")));
    assertAccessible();
    assertThat(newcomer.administration().tool()).isPresent();
  }

  @Test
  void thePagesOfASubmissionReview() {
    LineItem column = world.lms().control().lineItems(DemoWorld.COURSE).get(0);
    URI review = world.lms().reviewUrl(column, "tess", DemoWorld.LEARNER, Presentation.WINDOW);
    open(review);
    shows("#none", "There is no work on this lab yet.");
    assertAccessible();

    open(world.lms().launchUrl(DemoWorld.LINK, DemoWorld.LEARNER, Presentation.WINDOW));
    wait.until(driver -> world.launches() == 1);
    open(review);
    shows("section h2", "Attempt 1");
    assertAccessible();
  }

  private void assertAccessible() {
    for (Setting setting : Setting.values()) {
      screen.assertReadable(setting);
    }
  }

  private void open(URI address) {
    screen.browser().get(address.toString());
  }

  private void shows(String what, String words) {
    wait.until(
        ExpectedConditions.textMatches(
            By.cssSelector(what), Pattern.compile(Pattern.quote(words))));
  }

  /** What the LMS answers to a login that began elsewhere: here is no cookie of it. */
  private void postWithoutCookie() throws Exception {
    HttpResponse<String> login =
        get(
            location(
                get(world.lms().launchUrl(DemoWorld.LINK, DemoWorld.LEARNER, Presentation.FRAME))));
    URI authentication =
        login.statusCode() == 200
            ? URI.create(
                new ObjectMapper()
                    .readTree(found("id=\"task\">(.*?)</script>", login.body()))
                    .path("next")
                    .asText())
            : location(login);
    String form = get(authentication).body();
    screen.browser().get("about:blank");
    ((JavascriptExecutor) screen.browser())
        .executeScript(
            """
            const form = document.createElement("form");
            form.method = "post";
            form.action = arguments[0];
            for (const [name, value] of [["id_token", arguments[1]], ["state", arguments[2]]]) {
              const field = document.createElement("input");
              field.name = name;
              field.value = value;
              form.append(field);
            }
            document.body.append(form);
            form.submit();
            """,
            world.tool().resolve("/lti/launch").toString(),
            found("name=\"id_token\" value=\"([^\"]*)\"", form),
            found("name=\"state\" value=\"([^\"]*)\"", form));
  }

  private URI invitation() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(world.tool().resolve("/admin/lti/invitations"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Example University\"}"))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode made = new ObjectMapper().readTree(answer.body());
    return URI.create(made.path("link").asText());
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return send(HttpRequest.newBuilder(address).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<String> redirect) {
    return URI.create(redirect.headers().firstValue("Location").orElseThrow());
  }

  private static String found(String pattern, String page) {
    Matcher place = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(place.find()).as("%s in %s", pattern, page).isTrue();
    return place.group(1);
  }
}
