package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.lms.LmsProfile;
import io.labport.examples.lms.Presentation;
import io.labport.examples.lms.ToolRegistration;
import io.labport.examples.sandbox.SkillableSandbox;
import io.labport.examples.sandbox.UserLimits;
import io.labport.examples.server.cli.Terminal.Ended;
import io.labport.examples.server.nodes.Browser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command of every guide works as it is written there. */
class ReadmeCommandsTest {
  /** Lines that are not run here, each with the reason. */
  private static final Map<String, String> RUN_ELSEWHERE =
      Map.of(
          "curl -H \"Authorization: Bearer $LABPORT_ADMIN_TOKEN\""
              + " https://lms.example.com/labs/admin/acme/courses",
          "it asks an adapter of the reader's own; the door is tested with core",
          "./verify",
          "it is what runs this test",
          "./demo",
          "JourneyBrowserTest starts the same world and plays in it",
          "./demo --once",
          "JourneyBrowserTest plays the same journey");

  private static final String KEY = "key-for-the-guides";
  private static final Pattern FILE = Pattern.compile("lab\\.zip|course\\.zip|labs\\.csv|zips");

  @TempDir static Path directory;

  private SkillableSandbox sandbox;

  private static LtiWorld administered;
  private static String reference = "";
  private static String dispatch = "";

  /** A server as after the guide's first steps: a registration, and a launch that was refused. */
  @BeforeAll
  static void administer(@TempDir Path data) throws Exception {
    administered = new LtiWorld(data, LmsProfile.PLAIN);
    administered.ok(
        "register",
        "name=Campus",
        "key=campus",
        "issuer=" + administered.lms().issuer(),
        "client-id=campus-tool",
        "authorization-endpoint=" + administered.lms().authorizationUrl(),
        "token-endpoint=" + administered.lms().tokenUrl(),
        "jwks-uri=" + administered.lms().keysUrl(),
        "state=disabled");
    URI tool = administered.server().address();
    administered
        .lms()
        .register(
            ToolRegistration.of(
                "campus-tool",
                "1",
                tool.resolve("/lti/login/campus"),
                tool.resolve("/lti/launch"),
                tool.resolve("/lti/launch"),
                tool.resolve("/lti/jwks")));
    new Browser().visit(administered.lms().launchUrl(LtiWorld.LINK, "ada", Presentation.WINDOW));
    await("the report")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !administered.json("launches").path("launches").isEmpty());
    reference = administered.json("launches").at("/launches/0/reference").asText();
    dispatch =
        administered
            .scormJson("dispatch", "create", "--lab=101", "--title=Web servers")
            .path("id")
            .asText();
  }

  @AfterAll
  static void endAdministration() {
    administered.close();
  }

  @BeforeEach
  void start() {
    sandbox =
        SkillableSandbox.builder()
            .port(0)
            .apiKey(KEY)
            .firstLabId(4711)
            .limits(UserLimits.production().withActive(3, 3))
            .start();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @TestFactory
  List<DynamicTest> everyCommandOfEveryGuideWorks() throws IOException {
    sandbox.control().startLab(100, "chloe");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path guide : Repository.guides()) {
      String where = Repository.root().relativize(guide).toString();
      for (String block : Repository.blocks(Files.readString(guide), "sh")) {
        for (String line : block.replaceAll("\\\\\\R\\s*", "").lines().toList()) {
          if (!line.isBlank()) {
            tests.add(
                DynamicTest.dynamicTest(
                    where + ": " + line.strip(), () -> run(line.strip(), folder(where))));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(8);
    return tests;
  }

  /** Each guide has a folder of its own, with the list that it speaks of. */
  private static Path folder(String guide) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(guide.replaceAll("\\W", "-")));
    Files.writeString(folder.resolve("labs.csv"), "title,lab\nServers,101\nLinux,100\n");
    return folder;
  }

  private void run(String line, Path folder) throws Exception {
    if (RUN_ELSEWHERE.containsKey(line)) {
      System.out.println("run elsewhere: " + line + ", because " + RUN_ELSEWHERE.get(line));
      return;
    }
    if (line.matches("export LABPORT_[A-Z_]+=\\S+")) {
      return; // the environment below has it
    }
    assertThat(line).as("a command that this test does not know").startsWith("./labport ");
    List<String> words = words(line.substring("./labport ".length()));
    if (words.get(0).equals("serve")) {
      assertServes(words);
      return;
    }
    Ended ended =
        switch (words.get(0)) {
          case "lti" -> administered.lti(asThere(words.subList(1, words.size()), folder));
          case "scorm" -> administered.scorm(asThere(words.subList(1, words.size()), folder));
          default -> new Terminal(environment()).labport(words);
        };
    System.out.println("ran: " + line + " -> " + ended.exitCode());
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).isNotBlank();
  }

  @Test
  void theConfigurationsOfTheServersGuideAreComplete() throws IOException {
    List<String> configurations = Repository.blocks(Repository.serverReadme(), "yaml");
    assertThat(configurations).hasSize(2);
    String keyset = Files.readString(newKeyset());
    for (String text : configurations) {
      String withFiles =
          text.replaceAll("\\$\\{file:/run/secrets/labport-keyset}", "'" + keyset + "'")
              .replaceAll("\\$\\{file:/run/secrets/[a-z-]+}", "from-a-file");
      Path file = Files.writeString(directory.resolve("labport.yaml"), withFiles);
      Map<String, String> environment =
          Map.of(
              "LABPORT_SKILLABLE_API_KEY",
              KEY,
              "LABPORT_HOOKS_SECRET",
              "a-secret-of-the-hooks-1",
              "LABPORT_ADMIN_TOKEN",
              LtiWorld.TOKEN);

      assertThat(new Terminal(environment).labport("check-config", "--config=" + file))
          .isEqualTo(new Ended(0, "The configuration is complete.\n", ""));
    }
  }

  @Test
  void theAddressesForTheLmsFollowFromTheConfiguration() throws IOException {
    String guide = Repository.serverReadme();
    String configuration = Repository.blocks(guide, "yaml").get(0);
    Matcher publicUrl = Pattern.compile("public-url: (\\S+)").matcher(configuration);
    Matcher name = Pattern.compile("registrations:\\R\\s+([a-z]+):").matcher(configuration);
    assertThat(publicUrl.find()).isTrue();
    assertThat(name.find()).isTrue();

    assertThat(guide)
        .contains(
            "| Initiate login URL | `" + publicUrl.group(1) + "/lti/login/" + name.group(1) + "` |",
            "| Redirect URI | `" + publicUrl.group(1) + "/lti/launch` |",
            "| Public key set (JWKS) | `" + publicUrl.group(1) + "/lti/jwks` |");
  }

  /** Runs until it is told to stop, with any port and the test's folder in place of the file's. */
  private void assertServes(List<String> words) throws Exception {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(
        List.of("--set=server.port=0", "--set=server.data-directory=" + directory.resolve("data")));
    CompletableFuture<String> listening = new CompletableFuture<>();
    StringWriter out =
        new StringWriter() {
          @Override
          public void flush() {
            listening.complete(toString());
          }
        };
    ExecutorService shell = Executors.newSingleThreadExecutor();
    try {
      CommandLine line = CommandLines.labport(environment()).setOut(new PrintWriter(out));
      Future<Integer> serving = shell.submit(() -> line.execute(arguments.toArray(String[]::new)));
      String said = listening.get(60, TimeUnit.SECONDS);
      assertThat(said).startsWith("Labport listens at http://127.0.0.1:");
      URI address = URI.create(said.substring("Labport listens at ".length()).strip());
      assertThat(get(address.resolve("/health"))).isEqualTo(200);
      assertThat(get(address.resolve("/lti/jwks"))).isEqualTo(200);
      assertThat(serving.isDone()).isFalse();
      shell.shutdownNow();
      assertThat(serving.get(60, TimeUnit.SECONDS)).isZero();
    } finally {
      shell.shutdownNow();
      assertThat(shell.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** The guide's reference, dispatch and files stand for those that there are here. */
  private static String[] asThere(List<String> words, Path folder) {
    return words.stream()
        .map(word -> word.equals("7KQ2MXW4TZ") ? reference : word)
        .map(word -> word.equals("q3zYw1uVQmqHkS0b7Jt2Lw") ? dispatch : word)
        .map(word -> FILE.matcher(word).matches() ? folder.resolve(word).toString() : word)
        .toArray(String[]::new);
  }

  private static int get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private Path newKeyset() throws IOException {
    return Files.writeString(
        directory.resolve("keyset.json"), io.labport.core.runtime.Labport.newKeyset());
  }

  /** The sandbox in place of Skillable; everything else as in the guide. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("LABPORT_SKILLABLE_BASE_URL", sandbox.baseUrl().toString());
    environment.put("LABPORT_SKILLABLE_API_KEY", KEY);
    environment.put("LABPORT_WEB_PUBLIC_URL", "https://labs.example.org");
    return environment;
  }

  /** As a shell splits a line of words and double quotation marks. */
  private static List<String> words(String line) {
    return Pattern.compile("(\"[^\"]*\"|[^\\s\"])+")
        .matcher(line)
        .results()
        .map(word -> word.group().replace("\"", ""))
        .toList();
  }
}
