package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class SandboxMainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void anOccupiedPortGivesOneClearLineAndCodeTwo() throws Exception {
    try (SkillableSandbox taken = SkillableSandbox.builder().start()) {
      int port = taken.baseUrl().getPort();

      int code = run("--port", Integer.toString(port));

      assertThat(code).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "skillable-sandbox: cannot listen at port "
                  + port
                  + " (is it in use?); try --port"
                  + System.lineSeparator());
    }
  }

  @Test
  void wrongArgumentsGiveOneLineAndCodeTwo() throws Exception {
    assertThat(run("--port")).isEqualTo(2);
    assertThat(run("--port", "99999")).isEqualTo(2);
    assertThat(run("--colour", "red")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("skillable-sandbox: "));
  }

  @Test
  void aFreePortIsToldWhereItIs() throws Exception {
    assertThat(run("--port", "0", "--api-key", "k")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Skillable sandbox: http://127.0.0.1:", "/api/v3", "/control");
  }

  private int run(String... arguments) throws InterruptedException {
    return SandboxMain.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new CountDownLatch(0));
  }
}
