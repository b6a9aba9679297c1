package io.labport.core.outbound.storage.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.testkit.Await;
import io.labport.core.testkit.RecordingWorker;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import io.labport.core.testkit.TestStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle. */
final class H2CrashTest {
  private static final int ENOUGH = 300;

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws IOException, InterruptedException {
    Path file = folder.resolve("db");
    Set<String> acknowledged = new HashSet<>();
    Set<String> claimed = new HashSet<>();
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingNode.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      while (acknowledged.size() < ENOUGH || claimed.size() < CrashingNode.PLACES) {
        String line = said.readLine();
        assertThat(line).as("the node goes on until it is killed").isNotNull();
        if (line.startsWith("added ")) {
          acknowledged.add(line.substring("added ".length()));
        } else if (line.startsWith("claimed ")) {
          claimed.add(line.substring("claimed ".length()));
        }
      }
    } finally {
      // SIGKILL on Unix: no hook runs, nothing is flushed.
      node.destroyForcibly();
    }
    assertThat(node.waitFor()).isNotZero();

    RecordingWorker worker = new RecordingWorker();
    try (TestDatabase database = TestDatabases.h2File(file);
        TestStorage storage = TestStorage.over(database.newPool(), new TestClock())) {
      storage.engine().register(CrashingNode.QUEUE, worker, CrashingNode.SETTINGS);
      storage.engine().start();
      Await.until("all came", () -> worker.ids().containsAll(acknowledged));
    }
    assertThat(worker.ids()).containsAll(claimed).doesNotHaveDuplicates();
    assertThat(worker.attempts()).contains(2);
  }
}
