package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser gets from us: in nobody's frame, leading nowhere else, with nothing to leak. */
class OurPagesTest {
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, new TestClock());
  private Sco sco;

  @BeforeEach
  void begin() {
    sco = world.sco(world.dispatch(Map.of()));
    sco.open();
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private WebResponse relay(Optional<String> origin) {
    return sco.call(
        RelayEndpoint.class,
        "POST",
        new byte[0],
        Map.of("session", List.of(sco.wish().toString())),
        origin);
  }

  private WebResponse fragment() {
    return sco.call(FragmentEndpoint.class, "GET", "");
  }

  /** Every kind of page that there is, and the redirect into the lab. */
  private Map<String, WebResponse> pages() {
    Map<String, WebResponse> pages = new LinkedHashMap<>();
    pages.put("no ticket", sco.launch("nonsense"));
    pages.put("fragment", fragment());
    pages.put("relay", relay(Optional.of(World.LMS)));
    pages.put("relay refused", relay(Optional.of("https://evil.example")));
    pages.put("relay without origin", relay(Optional.empty()));
    pages.put("into the lab", sco.click());
    return pages;
  }

  private static Document html(WebResponse answer) {
    return Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void noPageLetsItselfBeFramed() {
    pages()
        .forEach(
            (name, page) ->
                assertThat(page.headers().get("Content-Security-Policy"))
                    .as(name)
                    .singleElement()
                    .asString()
                    .contains("frame-ancestors 'none'"));
  }

  @Test
  void noPageHasAScriptOfItsOwnOrOneFromElsewhereOrLeadsElsewhere() {
    pages()
        .forEach(
            (name, page) -> {
              Document document = html(page);
              assertThat(document.select("script[src]").eachAttr("src"))
                  .as(name)
                  .allMatch(source -> source.startsWith("https://labs.example/assets/"));
              assertThat(document.select("script:not([src])"))
                  .as(name)
                  .allMatch(script -> script.attr("type").equals("application/json"));
              assertThat(document.getAllElements())
                  .as(name)
                  .noneMatch(OurPagesTest::hasHandler)
                  .noneMatch(each -> each.tagName().equals("a") || each.tagName().equals("base"));
              assertThat(document.select("form").eachAttr("action"))
                  .as(name)
                  .allMatch(action -> action.isEmpty() || action.startsWith(World.SELF + "/v1/d/"));
              assertThat(document.select("form").eachAttr("method"))
                  .as(name)
                  .allMatch(method -> method.equals("post"));
            });
  }

  private static boolean hasHandler(Element element) {
    return element.attributes().asList().stream()
        .anyMatch(each -> each.getKey().toLowerCase(Locale.ROOT).startsWith("on"));
  }

  @Test
  void noAnswerSetsACookieOrHasKeyTokenSecretOrTicketInItsHeaders() {
    String ticket = sco.ticket(false);
    String secret = sco.suspendData.orElseThrow().split("\\|", -1)[3];
    Map<String, WebResponse> answers = pages();
    answers.put("session", sco.begin());
    answers.put("status", sco.call(StatusEndpoint.class, "GET", ""));
    answers.put("ticket", sco.ticket("another", false));

    answers.forEach(
        (name, answer) -> {
          assertThat(answer.headers()).as(name).doesNotContainKeys("Set-Cookie", "Refresh");
          assertThat(answer.headers().toString())
              .as(name)
              .doesNotContain(sco.key, sco.token, secret, ticket);
        });
  }

  @Test
  void onlyTheRelaysOwnPageHoldsAToken() {
    pages()
        .forEach(
            (name, page) ->
                assertThat(new String(page.body(), StandardCharsets.UTF_8).contains("\"token\""))
                    .as(name)
                    .isEqualTo(name.equals("relay")));
  }

  @Test
  void theRelaySpeaksToTheOriginThatTheBrowserNamedAndToNoOther() {
    assertThat(html(relay(Optional.of(World.LMS))).body().attr("data-labport-opener"))
        .isEqualTo(World.LMS);
    assertThat(html(relay(Optional.empty())).body().hasAttr("data-labport-opener")).isFalse();
    assertThat(html(relay(Optional.of("null"))).body().hasAttr("data-labport-opener")).isFalse();
  }

  @Test
  void nothingInARequestSaysWhereTheTabLeads() {
    String ticket = sco.ticket(false);
    String evil = "https://evil.example/";

    WebResponse answer =
        world
            .get(LaunchEndpoint.class)
            .handle(
                new WebRequest(
                    "POST",
                    "/v1/d/" + sco.dispatch + "/launch",
                    Map.of("dispatch", sco.dispatch),
                    Map.of("url", List.of(evil), "return_url", List.of(evil)),
                    Map.of(
                        "origin", List.of(World.LMS),
                        "host", List.of("evil.example"),
                        "x-forwarded-host", List.of("evil.example"),
                        "referer", List.of(evil)),
                    Map.of(),
                    new byte[0],
                    Map.of("ticket", List.of(ticket), "url", List.of(evil)),
                    InetAddress.getLoopbackAddress()));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers().get("Location"))
        .singleElement()
        .asString()
        .startsWith("https://labs.skillable.example/");
    assertThat(world.labs.entered)
        .singleElement()
        .satisfies(each -> assertThat(each.labHosts()).containsExactly("skillable.example"));
  }

  @Test
  void aTicketOrTokenInAnAddressIsNone() {
    String ticket = sco.ticket(false);
    WebRequest inAddress =
        new WebRequest(
            "POST",
            "/v1/d/" + sco.dispatch + "/launch",
            Map.of("dispatch", sco.dispatch),
            Map.of("ticket", List.of(ticket), "token", List.of(sco.token)),
            Map.of("origin", List.of(World.LMS)),
            Map.of(),
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress());

    assertThat(world.get(LaunchEndpoint.class).handle(inAddress).status()).isEqualTo(410);
    assertThat(world.get(StatusEndpoint.class).handle(inAddress).status()).isEqualTo(401);
    assertThat(sco.launch(ticket).status()).isEqualTo(303);
  }
}
