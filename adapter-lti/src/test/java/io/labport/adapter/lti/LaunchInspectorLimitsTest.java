package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.MemoryStore;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.inspect.LaunchInspector;
import io.labport.adapter.lti.inspect.LaunchQuery;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.core.spi.store.AdapterStore;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeping reports may cost, and what not. */
class LaunchInspectorLimitsTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aFloodOfRubbishFillsNothing() throws Exception {
    Tool tool = new Tool(platform, agreed);
    for (int i = 0; i < 2000; i++) {
      Tool.Attempt attempt = tool.new Attempt();
      attempt.state = "A".repeat(43);
      attempt.from = InetAddress.getByAddress(new byte[] {10, 0, (byte) (i / 256), (byte) i});
      attempt.launch("x.y.z");
    }
    inspector(tool);
    assertThat(tool.store.page("launch-report", "", Optional.empty(), 1000)).hasSize(300);

    for (int i = 0; i < 100; i++) {
      Tool.Attempt bad = tool.begin();
      bad.claims.put(Tool.LTI + "version", "2");
      bad.launch();
    }
    inspector(tool);
    assertThat(tool.store.page("launch-report", "", Optional.empty(), 1000))
        .as("what a platform signed is kept all the same")
        .hasSize(400);
  }

  @Test
  void oneAddressCannotCrowdOutTheOthers() throws Exception {
    Tool tool = new Tool(platform, agreed);
    for (int i = 0; i < 100; i++) {
      Tool.Attempt attempt = tool.new Attempt();
      attempt.state = "A".repeat(43);
      attempt.launch("x.y.z");
    }

    inspector(tool);
    assertThat(tool.store.page("launch-report", "", Optional.empty(), 1000)).hasSize(60);
    tool.clock.turn(Duration.ofDays(15));
    assertThat(inspector(tool).newest(LaunchQuery.all()).launches()).isEmpty();
  }

  @Test
  void aStoreThatKeepsNoReportsCostsNoLaunch() throws Exception {
    TurnedClock clock = new TurnedClock();
    MemoryStore memory = new MemoryStore(clock);
    AdapterStore failing =
        (AdapterStore)
            Proxy.newProxyInstance(
                AdapterStore.class.getClassLoader(),
                new Class<?>[] {AdapterStore.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("insert") && "launch-report".equals(arguments[0])) {
                    throw new IllegalStateException("the disk is full");
                  }
                  return method.invoke(memory, arguments);
                });
    Tool tool = new Tool(platform, clock, failing, memory, agreed);
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      assertThat(tool.begin().launch().status()).isEqualTo(303);
      tool.get(LaunchReports.class).writeAll();

      assertThat(log.text()).contains("WARN the report of launch ref=");
    }
  }

  private static LaunchInspector inspector(Tool tool) {
    tool.get(LaunchReports.class).writeAll();
    return tool.get(LaunchInspector.class);
  }
}
