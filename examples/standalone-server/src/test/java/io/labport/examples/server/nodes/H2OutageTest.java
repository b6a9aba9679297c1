package io.labport.examples.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.SandboxControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skillable fails in the middle of a click. */
class H2OutageTest {
  private static final String POLL = "latestresults";
  private static final int LOST_POLLS = 5;

  @TempDir Path directory;

  @Test
  void aLaunchWhoseConnectionDroppedAfterItActedIsFoundAndGraded() {
    try (World world = new World();
        Node node =
            Node.start(
                directory,
                world.config(
                    Map.of("server.data-directory", directory.resolve("data").toString())))) {
      world.door().leadTo(node);
      world.sandbox().control().next("launch", Fault.dropAfterActing());

      long lab = new Browser().openLab(world.click("ada"));

      assertThat(world.launches()).isEqualTo(1);
      assertThat(world.openLabs()).extracting(open -> open.id()).containsExactly(lab);
      world.finish(lab, "72");
      world.awaitGradeOnce("ada", "72");
    }
  }

  @Test
  void aLabThatEndedWhileSkillableWasAwayIsGradedWhenItIsBack() {
    try (World world = new World();
        Node node =
            Node.start(
                directory,
                world.config(
                    Map.of("server.data-directory", directory.resolve("data").toString())))) {
      world.door().leadTo(node);
      long lab = new Browser().openLab(world.click("ada"));
      SandboxControl skillable = world.sandbox().control();
      int before = skillable.calls(POLL);
      skillable.next(POLL, LOST_POLLS, Fault.dropBeforeActing());
      skillable.next("result", Fault.dropBeforeActing());
      world.finish(lab, "43");
      await("polls that fail")
          .atMost(Duration.ofSeconds(30))
          .until(() -> skillable.calls(POLL) > before + LOST_POLLS);

      world.awaitGradeOnce("ada", "43");
    }
  }
}
