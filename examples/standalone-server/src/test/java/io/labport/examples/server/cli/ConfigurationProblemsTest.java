package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.server.cli.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationProblemsTest {
  private static final String KEY = "a-key-that-nobody-may-see";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"serve", "check-config"})
  void oneStartNamesEveryProblem(String command) throws IOException {
    Path file =
        yaml(
            """
            server:
              port: 8443
            skillable:
              api-key: a-key-that-nobody-may-see
              read-timeout: soon
            web:
              trusted-proxy: 10.0.0.1
            """);

    Ended ended = Terminal.withoutVariables().labport(command, "--config", file.toString());

    assertThat(ended)
        .isEqualTo(
            new Ended(
                3,
                "",
                """
                Configuration has 3 problems:
                  skillable.read-timeout   'soon' is not a duration; write it like PT10M
                  web.public-url           required, but not set (Address of Labport as browsers and platforms reach it, with the path it is mounted at; https, or http on localhost)
                  web.trusted-proxy        unknown key; did you mean web.trusted-proxies?
                """));
    assertThat(directory).isDirectoryNotContaining(entry -> !entry.equals(file));
  }

  @Test
  void whatIsNotYamlIsNamedWithItsLineAndWithoutItsText() throws IOException {
    Path file =
        yaml(
            """
            server:
              port: 8080
            skillable:
              api-key: "a-key-that-nobody-may-see
              base-url: https://labondemand.com/api/v3
            """);

    Ended ended = check(file);

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.errorLines())
        .singleElement()
        .asString()
        .matches("\\Q" + file + "\\E at line [456]: is not YAML");
    assertNoSecret(ended);
  }

  @Test
  void aKeyThatIsWrittenTwiceIsNamedWithItsLine() throws IOException {
    Path file =
        yaml(
            """
            skillable:
              api-key: a-key-that-nobody-may-see
            web:
              public-url: https://labs.example.org
            skillable:
              read-tries: 2
            """);

    assertThat(check(file))
        .isEqualTo(
            new Ended(3, "", file + " at line 5: the key is there already; write it once\n"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = directory.resolve("missing.yaml");

    assertThat(check(missing))
        .isEqualTo(
            new Ended(
                3,
                "",
                missing + ": cannot be read; name an existing file that we may read, in UTF-8\n"));
  }

  @Test
  void anAliasIsRefusedRatherThanTakenAsItsName() throws IOException {
    Path file =
        yaml(
            """
            web:
              public-url: &address https://labs.example.org
              frame-ancestors: *address
            """);

    assertThat(check(file))
        .isEqualTo(
            new Ended(
                3,
                "",
                file + " at line 3: web.frame-ancestors is an alias; write the value itself\n"));
  }

  @Test
  void numbersStayAsTheyAreWritten() throws IOException {
    Path file =
        yaml(
            """
            skillable:
              api-key: 0_7e1
              read-tries: 010
            web:
              public-url: https://labs.example.org
            outbound:
              ports: [443, 08443]
            tracking:
              poll-interval: 1.50
            """);

    Ended ended = check(file);

    assertThat(ended.err())
        .isEqualTo(
            """
            Configuration has 1 problem:
              tracking.poll-interval   '1.50' is not a duration; write it like PT10M
            """);
  }

  @Test
  void aSecretThatIsRefusedIsNotShown() throws IOException {
    Path file =
        yaml(
            """
            skillable:
              api-key: a-key-that-nobody-may-see with spaces
            hooks:
              secret: short/hook
            secrets:
              keyset: not-a-keyset
            web:
              public-url: https://labs.example.org
            server:
              database-url: jdbc:mysql://db/labport?password=db-password-7
            """);

    Ended ended = check(file);

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.errorLines().get(0)).isEqualTo("Configuration has 4 problems:");
    assertThat(ended.err())
        .contains("\n  skillable ", "\n  hooks ", "\n  secrets ", "\n  server ")
        .doesNotContain("short/hook", "not-a-keyset", "db-password-7");
    assertNoSecret(ended);
  }

  @Test
  void theEnvironmentWinsOverTheFileAndAnOptionOverBoth() throws IOException {
    Path file =
        yaml(
            """
            skillable:
              api-key: ${env:STUDIO_KEY}
            web:
              public-url: http://labs.example.org
            """);
    Terminal environment =
        new Terminal(
            Map.of("STUDIO_KEY", KEY, "LABPORT_WEB_PUBLIC_URL", "https://labs.example.org"));

    Ended fileAlone = check(file);
    Ended withEnvironment = environment.labport("check-config", "--config=" + file);
    Ended withOption =
        environment.labport("check-config", "--config=" + file, "--set=web.public-url=ftp://x");

    assertThat(fileAlone.exitCode()).isEqualTo(3);
    assertThat(fileAlone.err()).contains("has no variable STUDIO_KEY", "public-url must be https");
    assertThat(withEnvironment).isEqualTo(new Ended(0, "The configuration is complete.\n", ""));
    assertThat(withOption.exitCode()).isEqualTo(3);
    assertThat(withOption.err()).contains("public-url must be https");
  }

  @Test
  void theTableOfAllKeysInTheReadmeIsTheOneThatIsPrinted() throws IOException {
    Ended ended = Terminal.withoutVariables().labport("check-config", "--describe");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out().lines()).hasSizeGreaterThan(50);
    assertThat(Repository.between(Repository.serverReadme(), "configuration"))
        .isEqualTo(ended.out().strip());
  }

  private Ended check(Path file) {
    return Terminal.withoutVariables().labport("check-config", "--config", file.toString());
  }

  private static void assertNoSecret(Ended ended) {
    assertThat(ended.out() + ended.err()).doesNotContain(KEY);
  }

  private Path yaml(String text) throws IOException {
    return Files.writeString(directory.resolve("labport.yaml"), text);
  }
}
