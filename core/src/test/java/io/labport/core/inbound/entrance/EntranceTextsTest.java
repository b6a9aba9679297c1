package io.labport.core.inbound.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Language;
import io.labport.core.domain.RefusalReason;
import io.labport.core.internal.page.BundledTexts;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.TextOverrides;
import io.labport.core.testkit.TextFilesContract;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntranceTextsTest implements TextFilesContract {
  private final TextBundle texts =
      new BundledTexts("entrance", TextOverrides.none())
          .bundle(base(), getClass().getClassLoader());

  @Override
  public String base() {
    return "io.labport.core.inbound.entrance.texts";
  }

  @ParameterizedTest
  @EnumSource(RefusalReason.class)
  void everyRefusalHasATextForTheLearner(RefusalReason reason) {
    for (Language language : Language.values()) {
      Locale wanted = Locale.forLanguageTag(language.code());
      assertThat(texts.in(List.of(wanted)).of("refusal." + reason.name()))
          .as("%s", language)
          .matches(".*[.。]");
    }
  }
}
