package io.labport.examples.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command, against a Labport that runs as a server. */
class CertifyTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void certifiesARunningServerAndWritesAReport() throws IOException {
    int port = freePort();
    Path report = folder.resolve("report.md");
    try (LabportWorld world = LabportWorld.running("http://localhost:" + port)) {
      int exit =
          run(
              world,
              port,
              "--codes=labport",
              "--only=bad-payloads",
              "--only=student",
              "--only=login",
              "--report=" + report);

      assertThat(exit).as(out + "\n" + err).isEqualTo(Certify.PASSED);
    }
    assertThat(out.toString())
        .contains("issuer         http://localhost:" + port)
        .contains("client id      kit-client")
        .contains("B12")
        .contains("lti.sub-missing")
        .contains(" 0 failed");
    assertThat(Files.readString(report))
        .contains("# Certification of 127.0.0.1")
        .contains("| B1 | no kid in the header | refused: lti.jwt-kid-missing | passed | 401 |")
        .doesNotContain("## Known good");
  }

  @Test
  void aFailedCaseIsTheExitCodeAndInTheJsonReport() throws IOException {
    int port = freePort();
    Path report = folder.resolve("report.json");
    try (LabportWorld world = LabportWorld.running("http://localhost:" + port)) {
      // A link without a lab opens nothing: valid launches are refused.
      int exit =
          new CommandLine(new Certify())
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(
                  arguments(world, port, false, "--only=student", "--json", "--report=" + report));

      assertThat(exit).as(out + "\n" + err).isEqualTo(Certify.FAILED);
    }
    JsonNode written = new ObjectMapper().readTree(report.toFile());
    assertThat(written.path("failed").asInt()).isPositive();
    assertThat(written.path("cases").path(0).path("id").asText()).isEqualTo("S1");
    assertThat(written.path("cases").path(0).path("verdict").asText()).isEqualTo("failed");
    assertThat(written.path("cases").path(0).path("status").asInt()).isEqualTo(400);
  }

  @Test
  void aToolThatDoesNotAnswerIsTold() throws IOException {
    int gone = freePort();

    int exit =
        execute(
            "--login-url=http://127.0.0.1:" + gone + "/login",
            "--launch-url=http://127.0.0.1:" + gone + "/launch",
            "--platform-port=0");

    assertThat(exit).isEqualTo(Certify.UNREACHABLE);
    assertThat(err.toString()).contains("does not answer at http://127.0.0.1:" + gone + "/login");
  }

  @Test
  void wrongOptionsAreUsage() {
    assertThat(execute("--launch-url=http://127.0.0.1/launch")).isEqualTo(Certify.USAGE);
    assertThat(
            execute(
                "--login-url=http://127.0.0.1/", "--launch-url=http://127.0.0.1/", "--only=poetry"))
        .isEqualTo(Certify.USAGE);
    assertThat(err.toString()).contains("there is no group poetry").contains("bad-payloads");
  }

  @Test
  void anOccupiedPortIsTold() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

      int exit =
          execute(
              "--login-url=http://127.0.0.1/",
              "--launch-url=http://127.0.0.1/",
              "--platform-port=" + taken.getLocalPort());

      assertThat(exit).isEqualTo(Certify.USAGE);
      assertThat(err.toString()).contains("is occupied; choose another: --platform-port");
    }
  }

  private int run(LabportWorld world, int port, String... more) {
    return execute(arguments(world, port, true, more));
  }

  private static String[] arguments(LabportWorld world, int port, boolean withLab, String... more) {
    List<String> all = new ArrayList<>();
    all.add("--login-url=" + world.at("/lti/login/kit"));
    all.add("--launch-url=" + world.at("/lti/launch"));
    all.add("--jwks-url=" + world.at("/lti/jwks"));
    all.add("--client-id=" + LabportWorld.CLIENT);
    all.add("--platform-port=" + port);
    if (withLab) {
      all.add("--custom=labid=101");
    }
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private int execute(String... arguments) {
    return new CommandLine(new Certify())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
