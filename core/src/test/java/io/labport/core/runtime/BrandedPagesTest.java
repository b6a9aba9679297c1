package io.labport.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.TextOverrides;
import io.labport.core.testkit.TestConfig;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Core's own pages with an operator's name, logo, style sheet and words. */
class BrandedPagesTest {
  private final Map<String, String> config = new HashMap<>(TestConfig.minimal());
  private TextOverrides texts = TextOverrides.none();

  private WebResponse page(String path, String languages) {
    try (Labport labport = Labport.builder().config(ConfigSource.of(config)).texts(texts).start()) {
      return get(labport, path, languages);
    }
  }

  private static WebResponse get(Labport labport, String path, String languages) {
    return labport.serve(
        new IncomingRequest(
            "GET",
            path,
            "",
            Map.of("accept-language", List.of(languages)),
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  private static String text(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String policy(WebResponse response, String directive) {
    return response
        .headers()
        .get("Content-Security-Policy")
        .get(0)
        .lines()
        .flatMap(policy -> java.util.Arrays.stream(policy.split("; ")))
        .filter(part -> part.startsWith(directive + " "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutSettingsAPageHasOurStyleSheetAloneAndNoHeader() {
    WebResponse page = page("/nowhere", "en");

    assertThat(text(page))
        .containsPattern("href=\"https://labs\\.example/assets/labport\\.css\\?v=[0-9a-f]{16}\"")
        .containsOnlyOnce("stylesheet")
        .doesNotContain("<header>", "style=", "<style");
    assertThat(policy(page, "style-src")).isEqualTo("style-src 'self'");
    assertThat(policy(page, "img-src")).isEqualTo("img-src 'self' data:");
  }

  @Test
  void foreignLogosAndStyleSheetsOpenThePolicyForTheirOriginAlone() {
    config.put("pages.name", "Acme & Söhne");
    config.put("pages.logo", "https://cdn.acme.example/brand/logo.png?size=2");
    config.put("pages.style-sheet", "https://styles.acme.example:8443/labs.css");

    for (String path : List.of("/nowhere", "/entrance/open")) {
      WebResponse page = page(path, "en");

      assertThat(text(page))
          .contains("<img src=\"https://cdn.acme.example/brand/logo.png?size=2\" alt=\"\">")
          .contains("Acme &amp; Söhne</span>", " - Acme &amp; Söhne</title>")
          .containsSubsequence("labport.css", "https://styles.acme.example:8443/labs.css");
      assertThat(policy(page, "style-src"))
          .isEqualTo("style-src 'self' https://styles.acme.example:8443");
      assertThat(policy(page, "img-src"))
          .isEqualTo("img-src 'self' https://cdn.acme.example data:");
      assertThat(policy(page, "script-src")).isEqualTo("script-src 'self'");
    }
  }

  @Test
  void filesFromTheClassPathComeFromOurOwnOrigin() {
    config.put("pages.logo", "note-logo.svg");
    config.put("pages.style-sheet", "note.css");
    try (Labport labport = Labport.builder().config(ConfigSource.of(config)).start()) {
      WebResponse page = get(labport, "/nowhere", "en");

      assertThat(text(page))
          .containsPattern("<img src=\"https://labs\\.example/assets/note-logo\\.svg\\?v=")
          .containsPattern("href=\"https://labs\\.example/assets/note\\.css\\?v=");
      assertThat(policy(page, "img-src")).isEqualTo("img-src 'self' data:");
      assertThat(policy(page, "style-src")).isEqualTo("style-src 'self'");
      assertThat(get(labport, "/assets/note-logo.svg", "en").headers())
          .containsEntry("Content-Type", List.of("image/svg+xml"));
    }
  }

  @Test
  void aFileThatIsNotThereStopsTheStartNamingTheKey() {
    config.put("pages.logo", "gone.svg");

    assertThatThrownBy(() -> page("/nowhere", "en"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "pages.logo: there is no file gone.svg in META-INF/labport/assets/ on the class path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "de-AT, en;q=0.5 > de      > Hier ist nichts",
        "fr              > fr      > Il n'y a rien ici",
        "zh-TW           > zh-Hant > 這裡沒有內容",
        "zh              > zh-Hans > 这里没有内容",
        "pt-BR           > pt      > Não há nada aqui",
        "tlh             > en      > There is nothing here"
      })
  void anErrorIsToldInTheLanguageOfTheBrowser(String wanted, String language, String title) {
    WebResponse page = page("/nowhere", wanted.strip());

    assertThat(page.status()).isEqualTo(404);
    assertThat(text(page))
        .contains(
            "<html lang=\"" + language.strip() + "\" dir=\"ltr\">",
            "<h1 dir=\"auto\">" + title.strip() + "</h1>");
  }

  @Test
  void theEntranceWithoutATicketIsAPageInTheLanguageOfTheBrowser() {
    WebResponse page = page("/entrance/open", "ko");

    assertThat(page.status()).isEqualTo(200);
    assertThat(text(page))
        .contains("<html lang=\"ko\"", "강좌에서 실습을 여십시오")
        .doesNotContain("<form", "<button");
  }

  @Test
  void theEmbeddersWordsReplaceOursAndAreEscaped() {
    texts =
        (area, key, language) ->
            area.equals("errors") && key.equals("nothing-here.title")
                ? Optional.of("Lost? <b>Ask</b> " + language)
                : Optional.empty();

    assertThat(text(page("/nowhere", "de"))).contains("Lost? &lt;b&gt;Ask&lt;/b&gt; de</h1>");
  }
}
