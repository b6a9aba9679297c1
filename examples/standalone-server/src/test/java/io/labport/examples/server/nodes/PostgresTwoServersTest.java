package io.labport.examples.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database behind one address. */
class PostgresTwoServersTest {
  private static final int CLICKS = 50;

  @TempDir Path directory;

  @Test
  void fiftyClicksAtOnceOnTwoServersGiveOneLab() throws Exception {
    try (World world = new World();
        TestDatabase database = TestDatabases.postgres()) {
      Map<String, String> config =
          world.config(
              Map.of(
                  "server.database-url", database.url(), "server.database-user", database.user()));
      // Both at once, on an empty database.
      try (Node one = Node.begin(directory, config);
          Node two = Node.begin(directory, config)) {
        world.door().leadTo(one, two);

        Set<Long> labs = clickAll(world);

        assertThat(labs).hasSize(1);
        assertThat(world.launches()).isEqualTo(1);
        assertThat(world.openLabs()).extracting(lab -> lab.id()).containsExactlyElementsOf(labs);
        assertThat(world.door().served(one)).isGreaterThan(CLICKS);
        assertThat(world.door().served(two)).isGreaterThan(CLICKS);
        world.finish(labs.iterator().next(), "61");
        world.awaitGradeOnce("ada", "61");
      }
    }
  }

  private static Set<Long> clickAll(World world) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    ExecutorService learners = Executors.newFixedThreadPool(CLICKS);
    CountDownLatch go = new CountDownLatch(1);
    try {
      List<Future<Long>> clicks = new ArrayList<>();
      for (int i = 0; i < CLICKS; i++) {
        clicks.add(
            learners.submit(
                () -> {
                  go.await();
                  return new Browser(http).openLab(world.click("ada"));
                }));
      }
      go.countDown();
      Set<Long> labs = new HashSet<>();
      for (Future<Long> click : clicks) {
        labs.add(click.get(90, TimeUnit.SECONDS));
      }
      return labs;
    } finally {
      learners.shutdownNow();
    }
  }
}
