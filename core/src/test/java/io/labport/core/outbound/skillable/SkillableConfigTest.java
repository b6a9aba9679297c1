package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillableConfigTest {

  @Test
  void everyKeyHasTheDefaultThatIsDocumentedForIt() throws Exception {
    SkillableConfig config = SkillableConfig.withDefaults(new Secret("k"));
    Map<String, String> documented = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    for (RecordComponent component : SkillableConfig.class.getRecordComponents()) {
      Key key = component.getAnnotation(Key.class);
      if (!key.byDefault().equals(Key.REQUIRED)) {
        String text = key.byDefault();
        documented.put(
            component.getName(),
            text.startsWith("PT") ? java.time.Duration.parse(text).toString() : text);
        actual.put(component.getName(), component.getAccessor().invoke(config).toString());
      }
    }

    assertThat(actual).isEqualTo(documented).hasSize(12);
    assertThat(documented)
        .containsEntry("baseUrl", "https://labondemand.com/api/v3")
        .containsEntry("connectTimeout", "PT5S")
        .containsEntry("readTimeout", "PT20S")
        .containsEntry("launchReadTimeout", "PT1M");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://labondemand.com/api/v3",
        "http://localhost:8080/api/v3",
        "http://127.0.0.1:1/x",
        "http://[::1]:8080/x"
      })
  void httpsAndThisComputerAreAccepted(String url) {
    assertThatCode(() -> SkillableConfig.withDefaults(URI.create(url), new Secret("k")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://labondemand.com/api/v3",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "http://192.168.0.7/",
        "ftp://localhost/",
        "labondemand.com/api",
        "https://user:pw@labondemand.com/",
        "https://labondemand.com/?a=b",
        "https://labondemand.com/#a"
      })
  void otherAddressesAreRefused(String url) {
    assertThatThrownBy(() -> SkillableConfig.withDefaults(URI.create(url), new Secret("k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("base-url must be");
  }

  @Test
  void aSlashAtTheEndOfTheAddressDoesNotMatter() {
    assertThat(
            SkillableConfig.withDefaults(URI.create("https://a.example/v3/"), new Secret("k"))
                .baseUrl())
        .isEqualTo(URI.create("https://a.example/v3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\r\nbreak", "schl\u00fcssel"})
  void aKeyThatCannotBeAHeaderIsRefusedWithoutShowingIt(String key) {
    assertThatThrownBy(() -> SkillableConfig.withDefaults(new Secret(key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("api-key must not be empty, and must hold neither spaces nor line breaks");
  }
}
