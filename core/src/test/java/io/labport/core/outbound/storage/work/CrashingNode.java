package io.labport.core.outbound.storage.work;

import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabases;
import io.labport.core.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A program that adds items for ever, says of each when its commit has returned, and never finishes
 * those it claims.
 */
final class CrashingNode {
  static final String QUEUE = "test/queue";
  static final int PLACES = 4;
  static final WorkSettings SETTINGS =
      new WorkSettings(
          PLACES, Duration.ofSeconds(2), 80, Duration.ofSeconds(1), Duration.ofSeconds(1));

  private CrashingNode() {}

  public static void main(String[] arguments) {
    TestClock clock = new TestClock();
    TestStorage storage =
        TestStorage.over(TestDatabases.h2File(Path.of(arguments[0])).newPool(), clock);
    storage
        .engine()
        .register(
            QUEUE,
            (item, attempt) -> {
              say("claimed " + item.id());
              return new CompletableFuture<>();
            },
            SETTINGS);
    storage.engine().start();
    for (int i = 0; ; i++) {
      storage
          .work()
          .add(new WorkItem(QUEUE, "group", Optional.empty(), "i" + i, "", clock.instant()));
      say("added i" + i);
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
