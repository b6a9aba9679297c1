package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.StorageBrowser;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewWindowTest {
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void withoutACookieTheSameLoginIsOfferedInAWindowAndWorksThere() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt framed = tool.begin();
    framed.cookies.clear();

    WebResponse page = framed.launch();
    assertThat(page.status()).isEqualTo(400);
    assertThat(Tool.page(page)).contains("lti.state-not-bound").contains(">Open in a new window<");
    Map<String, String> again = fields(page);
    assertThat(again)
        .containsAllEntriesOf(escaped(Tool.loginParameters()))
        .containsEntry("labport_window", "1");

    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("labport_window", "1");
    Tool.Attempt window = tool.begin(parameters);
    assertThat(window.state).isNotEqualTo(framed.state);
    assertThat(window.launch().status()).isEqualTo(303);
  }

  @Test
  void aLoginInAWindowAsksForNoStorage() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Map<String, String> parameters = StorageBrowser.loginParameters();
    parameters.put("labport_window", "1");

    Tool.Attempt window = tool.begin(parameters);

    window.cookies.clear();
    assertThat(Tool.page(window.launch())).contains("lti.state-not-bound");
  }

  @Test
  void whereAWindowDidNotHelpNoFurtherOneIsOffered() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("labport_window", "1");
    Tool.Attempt window = tool.begin(parameters);
    window.cookies.clear();

    assertThat(Tool.page(window.launch()))
        .doesNotContain("<form")
        .contains("Allow cookies for this page and for the learning platform")
        .contains("let the link open in a new window");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required"
      })
  void whereThePlatformSeesNoSessionAWindowIsOfferedToo(String error) throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.form.put("error", List.of(error));

    WebResponse page = attempt.launch("");

    assertThat(Tool.page(page))
        .contains("lti.launch-platform-error." + error)
        .contains("target=\"_blank\"")
        .doesNotContain("{0}");
    assertThat(fields(page)).containsEntry("login_hint", "u-5531");
  }

  @Test
  void otherErrorsOfThePlatformOfferNone() throws Exception {
    Tool.Attempt attempt = new Tool(platform, agreed).begin();
    attempt.form.put("error", List.of("access_denied"));

    assertThat(Tool.page(attempt.launch(""))).doesNotContain("target=\"_blank\"");
  }

  @Test
  void nobodyElsesStateShowsSomebodysLogin() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.launch();

    // Used up: what was kept of the login is gone as well.
    attempt.cookies.clear();
    assertThat(Tool.page(attempt.launch())).contains("lti.state-used").doesNotContain("u-5531");
    assertThat(tool.store.page("pending-login", "", Optional.empty(), 10))
        .singleElement()
        .satisfies(login -> assertThat(login.content()).contains("\"again\":null"));
  }

  @Test
  void everythingOnThePageIsEscaped() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("login_hint", "\"><script>alert(1)</script>");
    Tool.Attempt attempt = new Tool(platform, agreed).begin(parameters);
    attempt.cookies.clear();

    WebResponse page = attempt.launch();

    assertThat(Tool.page(page)).doesNotContain("<script>alert");
    assertThat(page.headers().get("Content-Security-Policy").get(0))
        .contains("default-src 'none'")
        .contains("form-action 'self' https:")
        .doesNotContain("http:");
  }

  @Test
  void theBrowsersPermissionIsTheSecondWay() throws Exception {
    Tool.Attempt attempt = new Tool(platform, agreed).begin();
    attempt.cookies.clear();

    assertThat(Tool.page(attempt.launch()))
        .containsSubsequence(
            "class=\"again\"", "class=\"access\"", "hidden>", "If that does not help")
        .contains("src=\"https://tool.example/assets/lti-window.js\"");
  }

  private static Map<String, String> fields(WebResponse page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher all = FIELD.matcher(Tool.page(page));
    while (all.find()) {
      fields.put(all.group(1), all.group(2));
    }
    return fields;
  }

  private static Map<String, String> escaped(Map<String, String> parameters) {
    Map<String, String> html = new LinkedHashMap<>();
    parameters.forEach((name, value) -> html.put(name, value.replace("\"", "&#34;")));
    return html;
  }
}
