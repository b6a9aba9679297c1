package io.labport.examples.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labport certified: every case, by a browser's requests and a platform of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabportCertificationTest {
  private final List<CaseResult> results = new ArrayList<>();
  private KitPlatform platform;
  private LabportWorld world;
  private Kit kit;

  @BeforeAll
  void start() {
    TestClock clock = new TestClock();
    platform = KitPlatform.start("127.0.0.1", 0, Optional.empty(), LabportWorld.CUSTOM, clock);
    world = LabportWorld.standing(clock, platform.issuer());
    kit = new Kit(platform, world.target(), world.drivers(), world.patience());
  }

  @AfterAll
  void showTableAndStop() {
    System.out.println(Report.of("Labport", results).table());
    world.close();
    platform.close();
  }

  static List<Case> cases() {
    return Kit.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void passes(Case wanted) {
    CaseResult result = kit.run(wanted);
    results.add(result);

    assertThat(result.verdict()).as(result.seen()).isNotEqualTo(Verdict.FAILED);
  }
}
