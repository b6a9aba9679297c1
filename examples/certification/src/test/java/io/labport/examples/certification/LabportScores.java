package io.labport.examples.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.sandbox.LabView;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A learner at work in a lab of the sandbox. */
final class LabportScores implements ScoreDriver {
  private final LabportWorld world;
  private final Map<String, Long> labs = new HashMap<>();

  LabportScores(LabportWorld world) {
    this.world = world;
  }

  @Override
  public void work(Launched launched, BigDecimal percent) throws Exception {
    Answer now = launched.answer();
    for (int i = 0; i < 6 && now.location().isPresent(); i++) {
      URI next = now.location().orElseThrow();
      if (next.getPort() == world.sandbox.baseUrl().getPort()) {
        break;
      }
      now = launched.browser().get(next);
    }
    String reached = now.toString();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(newLabs()).as("after " + reached).hasSize(1));
    LabView lab = newLabs().get(0);
    labs.put(launched.link() + " " + launched.user(), lab.id());
    world.patience().pass(Duration.ofMinutes(20));
    world.sandbox.control().complete(lab.id());
    score(lab.id(), percent);
  }

  @Override
  public void workAgain(Launched launched, BigDecimal percent) throws Exception {
    score(labs.get(launched.link() + " " + launched.user()), percent);
    world.patience().pass(Duration.ofHours(25));
  }

  private List<LabView> newLabs() {
    return world.sandbox.control().labs().stream()
        .filter(lab -> !labs.containsValue(lab.id()))
        .toList();
  }

  private void score(long lab, BigDecimal percent) throws InterruptedException {
    world.sandbox.control().score(lab, percent, 100, 50, true);
    world.patience().pass(Duration.ofMinutes(2));
  }
}
