package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Which words are in which language, by the texts of the package. */
final class ScoLanguages {
  // {0} stands for a value; what is left of a text around it must be there.
  private static final String FOREIGN_TEXTS =
      """
      const language = document.documentElement.lang;
      const texts = Object.values(window.LabportScoTexts[language]);
      const known = (shown) => texts.some((text) => {
        const parts = text.split("{0}");
        return parts.length === 1 ? shown === text
          : shown.startsWith(parts[0]) && shown.endsWith(parts[1])
            && shown.length > parts.join("").length;
      });
      return [...document.querySelectorAll("#message, #notices p, dt, dd, #reference, button, a")]
        .filter((it) => it.getClientRects().length > 0)
        .map((it) => it.textContent)
        .filter((shown) => !known(shown) && shown !== arguments[0]);
      """;

  private static final String SENTENCES_THAT_STAYED =
      """
      const english = Object.values(window.LabportScoTexts.en);
      return [...document.querySelectorAll("#message, #notices p")]
        .map((it) => it.textContent).filter((shown) => english.includes(shown));
      """;

  private ScoLanguages() {}

  /**
   * @param code of the language that the page is to be in
   */
  static void assertAllIn(ScoTab tab, String code) {
    assertThat((List<?>) tab.script(FOREIGN_TEXTS.replace("arguments[0]", "\"K7Q2M9XWPTABCD\"")))
        .isEmpty();
    assertThat(((List<?>) tab.script(SENTENCES_THAT_STAYED)).isEmpty())
        .isEqualTo(!code.equals("en"));
  }
}
