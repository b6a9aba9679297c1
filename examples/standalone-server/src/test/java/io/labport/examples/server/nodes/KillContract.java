package io.labport.examples.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.lms.Availability;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.sandbox.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at the two moments at which a grade or a machine could be lost. */
interface KillContract {
  /** The keys that say where the data lie; they are there again after a kill. */
  Map<String, String> data(Path directory);

  /**
   * Waits for a moment at which a kill leaves no lease behind that a restart would have to wait
   * for; nothing to do where a restart ends them.
   */
  void awaitNoLease();

  @Test
  default void aResultThatWasStoredButNotSentReachesTheGradebookAfterAKill(
      @TempDir Path directory) {
    try (World world = new World()) {
      Map<String, String> config = world.config(data(directory));
      try (Node first = Node.start(directory, config)) {
        world.door().leadTo(first);
        long lab = new Browser().openLab(world.click("ada"));
        world.lms().control().availability(Availability.UNAVAILABLE);
        world.lms().control().forgetRequests();
        world.finish(lab, "54.5");
        awaitRefusedAttempts(world);
        first.kill();
      }
      assertThat(world.accepted("ada")).isZero();

      world.lms().control().availability(Availability.HERE);
      try (Node second = Node.start(directory, config)) {
        world.door().leadTo(second);

        world.awaitGradeOnce("ada", "54.5");
      }
    }
  }

  @Test
  default void aLaunchThatWasSentButNotAnsweredIsFoundAgainAfterAKill(@TempDir Path directory)
      throws Exception {
    try (World world = new World()) {
      Map<String, String> config = world.config(data(directory));
      CompletableFuture<Integer> lost;
      try (Node first = Node.start(directory, config)) {
        world.door().leadTo(first);
        world.sandbox().control().next("launch", Fault.silentAfterActing(Duration.ofSeconds(50)));
        lost = CompletableFuture.supplyAsync(() -> new Browser().visit(world.click("ada")));
        await("Skillable started the lab").until(() -> world.openLabs().size() == 1);
        awaitNoLease();
        first.kill();
      }
      assertThat(lost.get(10, TimeUnit.SECONDS)).isEqualTo(502);
      long started = world.openLabs().get(0).id();

      try (Node second = Node.start(directory, config)) {
        world.door().leadTo(second);

        assertThat(new Browser().openLab(world.click("ada"))).isEqualTo(started);
        assertThat(world.launches()).isEqualTo(1);
        assertThat(world.openLabs()).hasSize(1);
        world.finish(started, "80");
        world.awaitGradeOnce("ada", "80");
      }
    }
  }

  /** Between two attempts: what the last one came to is stored, and the next is seconds away. */
  private static void awaitRefusedAttempts(World world) {
    AtomicInteger seen = new AtomicInteger();
    await("attempts that were refused, and the pause after them")
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              int calls = world.lms().control().calls(Endpoint.TOKEN);
              return calls > 0 && calls == seen.getAndSet(calls);
            });
  }
}
