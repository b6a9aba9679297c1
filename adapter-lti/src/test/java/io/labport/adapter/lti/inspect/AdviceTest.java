package io.labport.adapter.lti.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.validation.Check;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private final Advice advice = new Advice();

  @Test
  void theWordsOfTheLmssOwnFormComeFirst() {
    assertThat(advice.on("MOODLE", "lti.deployment-unknown"))
        .contains("Moodle's tool configuration details");
    assertThat(advice.on("SAKAI", "lti.deployment-unknown"))
        .isEqualTo("Deployments of the registration here: add the deployment id as received.");
  }

  @Test
  void aSpecificCodeComesBeforeTheLmssWordsForTheGeneralOne() {
    assertThat(
            advice.on(
                "CANVAS",
                "lti.launch-platform-error.unauthorized_client",
                "lti.launch-platform-error"))
        .startsWith("Client id of the registration here");
    assertThat(
            advice.on(
                "CANVAS", "lti.launch-platform-error.unheard_of", "lti.launch-platform-error"))
        .startsWith("The LMS refused our request");
  }

  @Test
  void thereIsNothingToSayOnAnUnknownCode() {
    assertThat(advice.on("CANVAS", "lti.unheard-of")).isEmpty();
  }

  @Test
  void everyPieceOfAdviceIsForACheckThatThereIs() throws IOException {
    Properties texts = new Properties();
    try (InputStream file = Advice.class.getResourceAsStream("advice.properties")) {
      texts.load(file);
    }
    Set<String> codes =
        Arrays.stream(Check.values()).map(Check::code).collect(Collectors.toUnmodifiableSet());
    Set<String> families =
        Arrays.stream(PlatformFamily.values())
            .map(family -> family.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    assertThat(texts.stringPropertyNames())
        .isNotEmpty()
        .allSatisfy(
            key -> {
              String[] parts = key.split("\\.", -1);
              assertThat(codes).contains(parts[0] + "." + parts[1]);
              if (parts.length > 2 && !parts[1].equals("launch-platform-error")) {
                assertThat(families).contains(parts[2]);
              }
            });
  }
}
