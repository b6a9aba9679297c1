package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the pages of refused launches lead. */
class WayBackTest {
  private static final String PRESENTATION = Tool.LTI + "launch_presentation";
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform, new Agreed(platform));

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://lms.example/back, https://lms.example/back?lti_errormsg=",
    "https://lms.example/back?course=7&x=%20y, https://lms.example/back?course=7&amp;x=%20y&amp;lti_errormsg=",
    "https://lms.example/back?, https://lms.example/back?lti_errormsg=",
    "http://localhost/back?a=b#end, http://localhost/back?a=b&amp;lti_errormsg="
  })
  void aRefusalOfAVerifiedTokenLeadsBackWithTheReasonAndTheQueryStays(String url, String link)
      throws Exception {
    String page = refusedFor("version", url);

    assertThat(page).contains("<a id=\"back\" href=\"" + link);
    assertThat(page)
        .containsPattern("&amp;lti_errorlog=lti\\.version-missing%20ref%20[A-Za-z0-9-]+");
    assertThat(page).contains(url.contains("#") ? "#end\">" : "\">Back to the course</a>");
    assertThat(page).doesNotContainPattern("\\bAda\\b").doesNotContain("Brook", "u-5531");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://lms.example/x",
        "https://user@lms.example/",
        "/relative",
        "https://lms.example/a b",
        ""
      })
  void whatIsNoWebAddressIsNotLinked(String url) throws Exception {
    assertThat(refusedFor("version", url)).doesNotContain("id=\"back\"");
  }

  @Test
  void aTokenThatWasNotVerifiedCannotMakeOurPageLinkAnywhere() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(PRESENTATION, Map.of("return_url", "https://evil.example/"));
    platform.key = FakePlatform.rsa(platform.key.getKeyID(), 2048);

    String page = Tool.page(attempt.launch());

    assertThat(page).contains("lti.jwt-signature-invalid").doesNotContain("evil.example");
  }

  @Test
  void aTokenForSomebodyElseCannotEither() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(PRESENTATION, Map.of("return_url", "https://evil.example/"));
    attempt.claims.put("aud", "another-tool");

    String page = Tool.page(attempt.launch());

    assertThat(page).contains("lti.jwt-aud-mismatch").doesNotContain("evil.example");
  }

  @Test
  void aLinkWithoutALabLeadsBackToo() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(PRESENTATION, Map.of("return_url", "https://lms.example/back"));
    attempt.claims.put(Tool.LTI + "custom", Map.of());

    String page = Tool.page(attempt.launch());

    assertThat(page).contains("href=\"https://lms.example/back?lti_errormsg=");
  }

  @Test
  void thePolicyOfAPageLeavesToTheOperatorWhoMayFrameIt() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.remove(Tool.LTI + "version");

    List<String> policy = attempt.launch().headers().get("Content-Security-Policy");

    assertThat(policy).singleElement().asString().contains("default-src 'none'");
    assertThat(policy.get(0)).contains("form-action 'none'").doesNotContain("frame-ancestors");
  }

  private String refusedFor(String claim, String returnUrl) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(PRESENTATION, Map.of("return_url", returnUrl));
    attempt.claims.remove(Tool.LTI + claim);
    return Tool.page(attempt.launch());
  }
}
