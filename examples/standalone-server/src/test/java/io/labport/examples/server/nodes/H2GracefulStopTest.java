package io.labport.examples.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.server.cli.ExitCodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop, and one that cannot start beside another. */
class H2GracefulStopTest {
  /** What the JVM exits with after SIGTERM: 128 and the signal's number. */
  private static final int TERMINATED = 143;

  @TempDir Path directory;

  private Map<String, String> data() {
    return Map.of("server.data-directory", directory.resolve("data").toString());
  }

  @Test
  void aStoppedServerGoesOnWhereItWas() {
    try (World world = new World()) {
      Map<String, String> config = world.config(data());
      long graded;
      long open;
      try (Node first = Node.start(directory, config)) {
        world.door().leadTo(first);
        graded = new Browser().openLab(world.click("ada"));
        open = new Browser().openLab(world.click("ben"));
        world.finish(graded, "91");
        world.awaitGradeOnce("ada", "91");
        long before = System.nanoTime();

        assertThat(first.stop()).isEqualTo(TERMINATED);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(first.errorLines()).noneMatch(line -> line.contains("ERROR"));
      }
      try (Node second = Node.start(directory, config)) {
        world.door().leadTo(second);

        assertThat(new Browser().openLab(world.click("ben"))).isEqualTo(open);
        assertThat(world.launches()).isEqualTo(2);
        world.finish(open, "47");
        world.awaitGradeOnce("ben", "47");
        assertThat(world.accepted("ada")).isEqualTo(1);
      }
    }
  }

  @Test
  void aSecondServerOnTheSameDataSaysSoInOneLine() {
    try (World world = new World();
        Node first = Node.start(directory, world.config(data()));
        Node second = Node.begin(directory, world.config(data()))) {
      world.door().leadTo(first);

      assertThat(second.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
      assertThat(second.errorLines())
          .singleElement()
          .asString()
          .contains("server.data-directory")
          .contains("is another server using it?");
      assertThat(new Browser().openLab(world.click("ada"))).isPositive();
    }
  }

  @Test
  void anOccupiedPortIsNamedInOneLine() {
    try (World world = new World();
        Node first = Node.start(directory, world.config(data()))) {
      Map<String, String> config = new HashMap<>(world.config(data()));
      config.put("server.data-directory", directory.resolve("other").toString());
      config.put("server.port", Integer.toString(first.address().getPort()));

      try (Node second = Node.begin(directory, config)) {
        assertThat(second.exitCode()).isEqualTo(ExitCodes.CANNOT_START);
        assertThat(second.errorLines())
            .filteredOn(line -> !line.contains(" INFO "))
            .singleElement()
            .asString()
            .isEqualTo(
                "Port "
                    + first.address().getPort()
                    + " of 127.0.0.1 is occupied; choose another with server.port");
      }
    }
  }
}
