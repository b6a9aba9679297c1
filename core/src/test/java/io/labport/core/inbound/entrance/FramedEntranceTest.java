package io.labport.core.inbound.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Channel;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestConfig;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The entrance's page as a browser gets it, through the whole bridge. */
class FramedEntranceTest {
  @Test
  void whoMayFrameThePagesOfTheEntranceIsTheOperatorsToSay() {
    WebResponse page =
        framedPage(TestConfig.with("web.frame-ancestors", "https://a.example https://b.example"));

    assertThat(page.body()).asString(StandardCharsets.UTF_8).contains("<form id=\"open\"");
    assertThat(page.headers().get("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("frame-ancestors https://a.example https://b.example")
        .contains("form-action 'self' https:")
        .contains("default-src 'none'");
  }

  @Test
  void withoutASettingEveryHttpsPageMay() {
    assertThat(framedPage(TestConfig.minimal()).headers().get("Content-Security-Policy").get(0))
        .contains("frame-ancestors https:");
  }

  private static WebResponse framedPage(Map<String, String> config) {
    try (Labport labport =
        Labport.builder().config(ConfigSource.of(config)).adapters(new DoorAdapter()).start()) {
      return labport.serve(
          new IncomingRequest(
              "GET",
              "/door/enter",
              "",
              Map.of(),
              new byte[0],
              Map.of(),
              InetAddress.getLoopbackAddress()));
    }
  }

  /** Leads everybody to the entrance, in a frame. */
  static final class DoorAdapter extends AdapterModule<NoConfig> {
    DoorAdapter() {
      super("door", NoConfig.class, SpiLevel.CURRENT);
    }

    @Override
    protected void configureAdapter(NoConfig config) {
      route("GET", "/enter", Door.class);
    }
  }

  static final class Door implements WebHandler {
    private final LabEntrance entrance;

    @Inject
    Door(LabEntrance entrance) {
      this.entrance = entrance;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      LaunchRequest launch =
          new LaunchRequest(
              Learner.anonymous(new LearnerId(new Tenant("acme"), "ada")),
              new LabProfileId(1),
              Channel.LTI,
              Optional.empty(),
              LaunchSettings.NONE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true);
      return entrance.enter(
          new EntranceRequest(launch, "Lab", List.of(Locale.ENGLISH), true, Optional.empty()));
    }
  }
}
