package io.labport.core.outbound.skillable;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.LaunchCommand;
import io.labport.core.runtime.SkillableConnection;
import io.labport.core.spi.config.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the tests of this package start from. */
final class Given {
  static final String KEY = "k3y-that-nobody-may-see";
  static final LabInstanceId INSTANCE = new LabInstanceId(3_896_477);
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  static final String SUCCESS =
      "{\"Result\":1,\"Url\":\"https://labondemand.com/console/setup/1b49\","
          + "\"LabInstanceId\":3896477,\"Expires\":1337977153,\"Status\":1,\"Error\":null}";

  private Given() {}

  static SkillableConnection connection(URI url) {
    return SkillableConnection.open(SkillableConfig.withDefaults(url, new Secret(KEY)), CLOCK);
  }

  /** With times short enough for tests of time-outs. */
  static SkillableConnection impatientConnection(URI url) {
    return SkillableConnection.open(impatient(url, 1), CLOCK);
  }

  static SkillableConfig impatient(URI url, int maxMib) {
    return new SkillableConfig(
        url,
        new Secret(KEY),
        Duration.ofMillis(500),
        Duration.ofMillis(400),
        Duration.ofMillis(600),
        Duration.ofMillis(1200),
        Duration.ofMillis(1500),
        Duration.ofMillis(1800),
        2,
        Duration.ofSeconds(30),
        maxMib,
        maxMib,
        4);
  }

  static LaunchCommand launch() {
    return new LaunchCommand(
        new LabProfileId(100),
        new SkillableUserId("555"),
        Optional.of("Joe"),
        Optional.of("Smith"),
        Optional.of("joe.smith@email.com"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LaunchSettings.NONE);
  }
}
