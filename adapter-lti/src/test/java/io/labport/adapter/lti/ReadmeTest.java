package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.validation.Check;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says what the code does; the failures print what should stand there. */
class ReadmeTest {
  private static final Path HERE =
      Files.exists(Path.of("adapter-lti/README.md")) ? Path.of("adapter-lti") : Path.of("");
  private static final Path EXAMPLE =
      HERE.resolve("src/test/java/io/labport/adapter/lti/EmbeddingExample.java");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "LABPORT_SKILLABLE_API_KEY",
          "key-of-a-test",
          "LABPORT_SECRETS_KEYSET",
          Labport.newKeyset());

  @Test
  void theCodeOfTheReadmeIsTheCodeThatIsCompiled() throws IOException {
    String region = between(Files.readString(EXAMPLE), "// region embed\n", "  // endregion");

    assertThat(section("embed"))
        .isEqualTo("```java\n" + region.indent(-2).stripTrailing() + "\n```");
  }

  @Test
  void theCodeOfTheReadmeStartsWithTheConfigurationOfTheReadme(@TempDir Path folder)
      throws IOException {
    String example = between(section("example-configuration"), "```properties\n", "```");
    Path file = Files.writeString(folder.resolve("labport.properties"), example);

    try (TestDatabase database = TestDatabases.h2();
        Labport labport = EmbeddingExample.start(file, ENVIRONMENT, database.newPool())) {
      WebResponse keys =
          labport.serve(
              new IncomingRequest(
                  "GET",
                  "/lti/jwks",
                  "",
                  Map.of(),
                  new byte[0],
                  Map.of(),
                  InetAddress.getLoopbackAddress()));

      assertThat(keys.status()).isEqualTo(200);
      assertThat(keys.body()).asString(StandardCharsets.UTF_8).contains("\"RS256\"");
    }
  }

  @Test
  void theTableOfTheConfigurationIsTheReference() throws IOException {
    List<String> lines =
        Labport.describeConfiguration(List.of(new LtiAdapter()))
            .lines()
            .filter(line -> !line.startsWith("| `") || line.startsWith("| `adapters.lti."))
            .toList();

    assertThat(section("configuration")).isEqualTo(String.join("\n", lines).strip());
  }

  @Test
  void theTableOfTheChecksIsTheEnum() throws IOException {
    String rows =
        Arrays.stream(Check.values())
            .map(c -> "| %s | `%s` | %d |".formatted(c.number(), c.code(), c.status()))
            .collect(Collectors.joining("\n"));

    assertThat(section("checks"))
        .isEqualTo("| Check | Code | HTTP status |\n|---|---|---|\n" + rows);
  }

  private static String section(String name) throws IOException {
    String readme = Files.readString(HERE.resolve("README.md"));
    return between(readme, "<!-- " + name + " -->", "<!-- end of " + name + " -->").strip();
  }

  private static String between(String text, String from, String to) {
    assertThat(text).contains(from);
    int begin = text.indexOf(from) + from.length();
    assertThat(text.substring(begin)).contains(to);
    return text.substring(begin, text.indexOf(to, begin));
  }
}
