package io.labport.core.inbound.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.RefusalReason;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

  @ParameterizedTest
  @EnumSource(RefusalReason.class)
  void everyRefusalHasATextForTheLearner(RefusalReason reason) {
    assertThat(Texts.in(List.of()).of("refusal." + reason.name())).endsWith(".");
  }

  @Test
  void aLanguageThatWeDoNotSpeakIsAnsweredInEnglish() {
    assertThat(Texts.in(List.of(Locale.forLanguageTag("tlh"))).language()).isEqualTo("en");
  }

  @Test
  void aReferenceIsSetIntoItsText() {
    assertThat(Texts.in(List.of(Locale.ENGLISH)).of("reference", "run_1"))
        .isEqualTo("Reference: run_1");
  }
}
