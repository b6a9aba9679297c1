package io.labport.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.Channel;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.LaunchCommand;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.event.LabEventListener;
import io.labport.core.testkit.Await;
import io.labport.core.testkit.TestConfig;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What an embedder may put in place of ours. */
class OwnPortsTest {
  private static final LabProfileId LAB = new LabProfileId(7);
  private static final URI SEAT = URI.create("https://house.example/seat/1");

  private final List<LaunchCommand> launches = new CopyOnWriteArrayList<>();
  private final Map<String, String> config = new HashMap<>(TestConfig.minimal());

  OwnPortsTest() {
    config.keySet().removeIf(key -> key.startsWith("skillable."));
  }

  /**
   * Answers Launch, and knows of nothing else. A proxy, so that it stays what it is when the port
   * learns to do more.
   */
  private SkillableLabs house() {
    return (SkillableLabs)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SkillableLabs.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("launch")) {
                launches.add((LaunchCommand) arguments[0]);
                return new LaunchAnswer.Accepted(
                    new LabInstanceId(41), SEAT, Optional.empty(), Optional.empty());
              }
              Class<?> answer = method.getReturnType();
              return answer == Optional.class
                  ? Optional.empty()
                  : answer == List.class ? List.of() : null;
            });
  }

  private Labport.Builder builder() {
    return Labport.builder().config(ConfigSource.of(config)).labs(house());
  }

  private static LaunchRequest request() {
    return new LaunchRequest(
        Learner.anonymous(new LearnerId(new Tenant("acme"), "ada")),
        LAB,
        Channel.OTHER,
        Optional.empty(),
        LaunchSettings.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Test
  void labsOfTheHouseAreLaunchedWithoutAnAccountAtSkillable() {
    try (Labport labport = builder().start()) {
      LaunchOutcome outcome = labport.launcher().launch(request());

      assertThat(outcome)
          .isInstanceOfSatisfying(
              LaunchOutcome.Opened.class,
              opened -> {
                assertThat(opened.oneTimeUrl()).isEqualTo(SEAT);
                assertThat(labport.results().run(opened.run()).orElseThrow().instance())
                    .contains(new LabInstanceId(41));
              });
      assertThat(launches).singleElement().extracting(LaunchCommand::lab).isEqualTo(LAB);
    }
  }

  @Test
  void skillablesSectionIsThenNobodysAndSaidSo() {
    config.put("skillable.api-key", "geheim-1234");

    assertThatThrownBy(() -> builder().start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("skillable.api-key")
        .hasMessageContaining("unknown key")
        .hasMessageNotContaining("geheim-1234");
  }

  @Test
  void anEmbeddersRecordOfRunsIsUsedAndItsEventsReachTheAdapters() {
    Ear ear = new Ear();
    AtomicReference<MemoryLabRuns> own = new AtomicReference<>();
    try (Labport labport =
        builder()
            .adapters(ear)
            .runs(
                (standard, events) -> {
                  own.set(new MemoryLabRuns(events));
                  return own.get();
                })
            .start()) {
      LaunchOutcome.Opened opened = (LaunchOutcome.Opened) labport.launcher().launch(request());

      LabRun kept = own.get().find(opened.run()).orElseThrow();
      assertThat(kept.instance()).contains(new LabInstanceId(41));
      assertThat(labport.results().run(opened.run())).contains(kept);
      Await.until("lab.launched", () -> ear.heard.contains("lab.launched"));
    }
  }

  /** Writes down what it hears. */
  static final class Ear extends AdapterModule<NoConfig> {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Ear() {
      super("ear", NoConfig.class, SpiLevel.CURRENT);
    }

    @Override
    protected void configureAdapter(NoConfig config) {
      bind(Ear.class).toInstance(this);
      subscribe("all", Listening.class);
    }
  }

  static final class Listening implements LabEventListener {
    private final Ear ear;

    @Inject
    Listening(Ear ear) {
      this.ear = ear;
    }

    @Override
    public void on(io.labport.core.domain.LabEvent event) {
      ear.heard.add(event.type());
    }
  }
}
