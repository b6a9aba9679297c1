package io.labport.examples.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.testkit.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kit can fail a tool: a careless one falls in every group, for the right reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenToolTest {
  private KitPlatform platform;
  private BrokenTool tool;
  private Kit kit;

  @BeforeAll
  void start() throws IOException {
    platform =
        KitPlatform.start("127.0.0.1", 0, Optional.empty(), LabportWorld.CUSTOM, new TestClock());
    tool = new BrokenTool(platform);
    kit = kit(tool);
  }

  private Kit kit(BrokenTool tried) {
    return new Kit(platform, tried.target(), Drivers.none(), Patience.realTime(Duration.ZERO));
  }

  @AfterAll
  void stop() {
    tool.close();
    platform.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "jwt-none, not refused",
    "jwt-hs256, not refused",
    "jwt-signature, not refused",
    "jwt-jku, fetched what the token's header told",
    "claim-nonce, not refused",
    "claim-nonce.reused, not refused",
    "claim-aud, not refused",
    "claim-iss, not refused",
    "claim-exp.past, not refused",
    "flow-state, not refused",
    "flow-state.used, not refused",
    "flow-state.browser, not refused",
    "flow-target, not refused",
    "flow-foreign-target, not refused",
    "flow-get, not refused",
    "key-flood, the key set was fetched",
    "key-redirect, not refused",
    "B3, the tool broke: status 500",
    "B9, the answer shows the token",
    "jwt-parts.rubbish, the page shows a stack trace",
    "L4, state has 15 characters",
    "L3, lti_message_hint should be",
    "L5, lti_message_hint was not sent and yet came",
    "L9, state is the same in two logins",
    "L11.iss, redirected with status 302"
  })
  void failsItsCase(String id, String why) {
    CaseResult result = kit.run(named(id));

    assertThat(result.seen()).contains(why);
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void passesWhereItIsNotBroken() {
    assertThat(kit.run(named("S1")).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(kit.run(named("T5.empty")).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatNeedsADriverOrPatienceSaysNothingAboutIt() {
    assertThat(kit.run(named("A1.score")).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(kit.run(named("flow-state.expired")).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    for (String id : new String[] {"D2", "N2", "nrps-loop", "storage-confirm", "reg"}) {
      assertThat(kit.run(named(id)).verdict()).as(id).isEqualTo(Verdict.NOT_APPLICABLE);
    }
  }

  @Test
  void aToolThatIsGoneFails() throws IOException {
    BrokenTool gone = new BrokenTool(platform);
    Kit late = kit(gone);
    gone.close();

    CaseResult result = late.run(named("S1"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.seen()).contains("did not answer");
  }

  private static Case named(String id) {
    return Kit.cases().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }
}
