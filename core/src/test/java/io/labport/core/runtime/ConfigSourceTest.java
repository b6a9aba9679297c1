package io.labport.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourceTest {
  record Inner(@Key(doc = "Deep") String deepKey) {}

  record Host(
      @Key(doc = "Port", byDefault = "80") int port,
      @Key(doc = "Names") List<String> names,
      @Key(doc = "Inner") Optional<Inner> inner) {}

  @Test
  void theEnvironmentIsMatchedAgainstKnownKeysAndItsOtherVariablesAreLeftAlone() {
    ConfigSource source =
        ConfigSource.environment(
            Map.of(
                "LABPORT_SERVER_PORT", "81",
                "LABPORT_SERVER_NAMES_0", "a",
                "LABPORT_SERVER_INNER_DEEP_KEY", "d",
                "LABPORT_SERVICE_HOST", "10.0.0.1",
                "PATH", "/bin"));

    assertThat(source.section("server", Host.class))
        .isEqualTo(new Host(81, List.of("a"), Optional.of(new Inner("d"))));
  }

  @Test
  void inALayeredSourceTheFirstThatHasAKeyWins() {
    ConfigSource source =
        ConfigSource.layered(
            ConfigSource.environment(Map.of("LABPORT_SERVER_PORT", "81", "NAME", "n")),
            ConfigSource.of(Map.of("server.port", "82", "server.names", "${env:NAME}")));

    assertThat(source.section("server", Host.class))
        .isEqualTo(new Host(81, List.of("n"), Optional.empty()));
  }

  @Test
  void aPropertiesFileIsReadAsUtf8(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("labport.properties"), "server.names=Zürich\n");

    assertThat(ConfigSource.file(file).section("server", Host.class).names())
        .containsExactly("Zürich");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> ConfigSource.file(Path.of("/does/not/exist")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("/does/not/exist");
  }

  @Test
  void aSectionOfTheHostIsReportedLikeOurs() {
    assertThatThrownBy(
            () -> ConfigSource.of(Map.of("server.port", "x")).section("server", Host.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Configuration has 1 problem:\n  server.port   'x' is not a whole number");
  }

  @Test
  void aVariableOfTheEnvironmentNeverShowsInItsText() {
    assertThat(ConfigSource.environment(Map.of("LABPORT_SKILLABLE_API_KEY", "geheim")).toString())
        .doesNotContain("geheim");
  }
}
