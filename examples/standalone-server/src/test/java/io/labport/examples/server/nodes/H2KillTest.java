package io.labport.examples.server.nodes;

import static org.awaitility.Awaitility.await;

import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.SandboxControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2KillTest implements KillContract {
  private static final String POLL = "latestresults";

  @Override
  public Map<String, String> data(Path directory) {
    return Map.of("server.data-directory", directory.resolve("data").toString());
  }

  @Override
  public void awaitNoLease() {}

  @Test
  void aPollThatWasUnderWayDoesNotKeepTheNextProcessFromPolling(@TempDir Path directory) {
    try (World world = new World()) {
      SandboxControl skillable = world.sandbox().control();
      Map<String, String> config = world.config(data(directory));
      long lab;
      try (Node first = Node.start(directory, config)) {
        world.door().leadTo(first);
        lab = new Browser().openLab(world.click("ada"));
        skillable.next(POLL, 3, Fault.silentAfterActing(Duration.ofSeconds(60)));
        int before = skillable.calls(POLL);
        await("a poll that gets no answer")
            .atMost(Duration.ofSeconds(40))
            .until(() -> skillable.calls(POLL) > before);
        first.kill();
      }
      skillable.clearFaults();
      world.finish(lab, "66");

      try (Node second = Node.start(directory, config)) {
        world.door().leadTo(second);

        world.awaitGradeOnce("ada", "66");
      }
    }
  }
}
