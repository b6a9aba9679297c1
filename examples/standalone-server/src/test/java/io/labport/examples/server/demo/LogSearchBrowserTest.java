package io.labport.examples.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.nimbusds.jwt.SignedJWT;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.LoggedCall;
import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.sandbox.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.LoggerFactory;

/** A whole journey, and a search for everything secret or personal in all that was logged. */
class LogSearchBrowserTest {
  private static final String DATABASE_PASSWORD = "pw-of-the-database-5417";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Captured log = new Captured();

  private String openAddress = "";

  @TempDir Path data;

  @AfterEach
  void restore() {
    root().detachAppender(log);
    context.getLogger("io.labport").setLevel(null);
  }

  @ParameterizedTest
  @CsvSource({"INFO, 5", "DEBUG, 30"})
  void nothingSecretOrPersonalIsLogged(String level, int atLeast) throws Exception {
    context.getLogger("io.labport").setLevel(Level.valueOf(level));
    log.setContext(context);
    log.start();
    root().addAppender(log);
    Map<String, Set<String>> secrets = new LinkedHashMap<>();

    DemoWorld world =
        DemoWorld.start(
            new DemoPorts(0, 0, 0),
            data,
            Map.of(
                "server.database-user", "labport", "server.database-password", DATABASE_PASSWORD));
    try (world) {
      WebDriver browser = HeadlessChromium.start();
      try {
        watchLaunch(world, secrets);
        assertThat(
                new UnattendedJourney(world, browser, line -> look(line, browser, secrets)).play())
            .isTrue();
      } finally {
        browser.quit();
      }
      openOnce(secrets);
      collect(world, secrets);
    }
    put(secrets, "database password", DATABASE_PASSWORD);

    System.out.printf("%s: searched %d lines for:%n", level, log.lines.size());
    secrets.forEach(
        (name, values) -> System.out.printf("  %-20s %d values%n", name, values.size()));
    assertThat(secrets.keySet())
        .containsExactlyInAnyOrder(
            "API key",
            "hook secret",
            "id token",
            "state",
            "nonce",
            "entrance ticket",
            "one-time launch URL",
            "access token",
            "client assertion",
            "launch key",
            "continuity secret",
            "name",
            "e-mail address",
            "database password");
    assertThat(log.lines).hasSizeGreaterThanOrEqualTo(atLeast);
    secrets.forEach(
        (name, values) -> {
          assertThat(values).as(name).isNotEmpty().noneMatch(String::isBlank);
          for (String value : values) {
            assertThat(holds("found if it were there: " + value, value)).as(name).isTrue();
            assertThat(log.lines).as(name).noneMatch(line -> holds(line, value));
          }
        });
  }

  /** As a word, because Ada is also the beginning of Adapter. */
  private static boolean holds(String line, String value) {
    return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(value) + "(?![A-Za-z0-9])")
        .matcher(line)
        .find();
  }

  /** The form that brings the id token passes through the browser. */
  private static void watchLaunch(DemoWorld world, Map<String, Set<String>> secrets) {
    world
        .lms()
        .control()
        .nextAuthenticationResponse(
            fields -> {
              put(secrets, "id token", fields.get("id_token"));
              put(secrets, "state", fields.get("state"));
              try {
                put(
                    secrets,
                    "nonce",
                    SignedJWT.parse(fields.get("id_token"))
                        .getJWTClaimsSet()
                        .getStringClaim("nonce"));
              } catch (ParseException e) {
                throw new IllegalStateException("the LMS sends an id token", e);
              }
              return fields;
            });
  }

  /** What only the browser sees, at the moment when it does. */
  private void look(String line, WebDriver browser, Map<String, Set<String>> secrets) {
    if (line.startsWith("Launch  ")) {
      openAddress = String.valueOf(browser.findElement(By.id("open")).getDomAttribute("action"));
      put(
          secrets,
          "entrance ticket",
          browser.findElement(By.cssSelector("#open input[name=ticket]")).getDomAttribute("value"));
    }
  }

  /** Opens a second lab as the page's button does; the redirect leads to the one-time address. */
  private void openOnce(Map<String, Set<String>> secrets) {
    String ticket = secrets.get("entrance ticket").iterator().next();
    HttpRequest open =
        HttpRequest.newBuilder(URI.create(openAddress))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("do=open&ticket=" + ticket))
            .build();
    String url =
        new FluentWait<>(HttpClient.newHttpClient())
            .withTimeout(Duration.ofSeconds(60))
            .until(client -> redirect(client, open)); // the first lab is still being closed
    assertThat(url).contains("/console/setup/");
    put(secrets, "one-time launch URL", url);
    put(secrets, "one-time launch URL", url.substring(url.lastIndexOf('/') + 1));
    put(secrets, "one-time launch URL", "console/setup");
  }

  private static @Nullable String redirect(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.headers().firstValue("Location").orElse(null);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Labport does not answer", e);
    }
  }

  private static void collect(DemoWorld world, Map<String, Set<String>> secrets) {
    world.sandbox().control().requests().stream()
        .map(RecordedRequest::apiKey)
        .flatMap(Optional::stream)
        .forEach(key -> put(secrets, "API key", key));
    world
        .sandbox()
        .control()
        .webhooks()
        .forEach(
            hook -> hook.headers().values().forEach(value -> put(secrets, "hook secret", value)));
    for (LoggedCall call : world.lms().control().requests()) {
      String bearer = call.headers().getOrDefault("authorization", "");
      if (bearer.startsWith("Bearer ")) {
        put(secrets, "access token", bearer.substring("Bearer ".length()));
      }
      if (call.endpoint() == Endpoint.TOKEN) {
        Stream.of(call.body().split("&"))
            .filter(field -> field.startsWith("client_assertion="))
            .map(field -> field.substring("client_assertion=".length()))
            .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
            .forEach(value -> put(secrets, "client assertion", value));
      }
    }
    collectScorm(world, secrets);
    List.of("Ada", "Brook", "Ben", "Ferreira", "Tess", "Okafor")
        .forEach(name -> put(secrets, "name", name));
    List.of("ada@students.example", "ben@students.example")
        .forEach(address -> put(secrets, "e-mail address", address));
  }

  /** The key that packages hold, and what the SCO leaves in the LMS to prove itself by. */
  private static void collectScorm(DemoWorld world, Map<String, Set<String>> secrets) {
    world
        .lms()
        .scorm()
        .packages(DemoWorld.COURSE)
        .forEach(it -> put(secrets, "launch key", launchKey(it)));
    world.attempts(DemoWorld.LEARNER).stream()
        .flatMap(attempt -> attempt.commits().stream())
        .map(commit -> commit.values().getOrDefault("cmi.suspend_data", "").split("\\|", -1))
        .filter(parts -> parts.length == 5)
        .forEach(parts -> put(secrets, "continuity secret", parts[3]));
  }

  private static String launchKey(ScormPackage imported) {
    Matcher key =
        Pattern.compile("\"key\":\"([^\"]+)\"")
            .matcher(
                new String(
                    imported.file("launcher-config.js").orElseThrow(), StandardCharsets.UTF_8));
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static void put(Map<String, Set<String>> secrets, String name, String value) {
    secrets.computeIfAbsent(name, unused -> new TreeSet<>()).add(value);
  }

  private Logger root() {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Message, diagnostic context, key-value pairs and stack trace of each event. */
  private static final class Captured extends AppenderBase<ILoggingEvent> {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getMDCPropertyMap()
              + " "
              + event.getKeyValuePairs()
              + " "
              + event.getFormattedMessage()
              + (event.getThrowableProxy() == null
                  ? ""
                  : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }
}
