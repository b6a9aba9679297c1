package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own pages for LMSs that let neither calls nor forms leave theirs. */
class RelayTest {
  private static final String SELF = "https://labs.example";

  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);
  private final Dispatch dispatch = world.dispatch(Map.of());
  private final Sco sco = world.sco(dispatch);

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private WebResponse relay(String wish, Optional<String> origin) {
    return sco.call(
        RelayEndpoint.class, "POST", new byte[0], Map.of("session", List.of(wish)), origin);
  }

  private WebResponse relay(Optional<String> origin) {
    return relay(sco.wish().toString(), origin);
  }

  private static Document page(WebResponse response) {
    return Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8));
  }

  private static JsonNode session(Document page) throws Exception {
    return new ObjectMapper().readTree(page.getElementById("labport-session").data());
  }

  private static String policy(WebResponse response) {
    return response.headers().get("Content-Security-Policy").get(0);
  }

  @Test
  void theSessionBeginsAtTheServerAndItsPageSpeaksToTheOpenersOriginAlone() throws Exception {
    WebResponse response = relay(Optional.of(World.LMS));
    Document page = page(response);

    assertThat(response.status()).isEqualTo(200);
    assertThat(session(page).path("token").asText()).hasSize(43);
    assertThat(session(page).path("status").path("open").asText()).isEqualTo("start");
    assertThat(page.body().attr("data-labport-opener")).isEqualTo(World.LMS);
    assertThat(page.body().attr("data-labport-calls"))
        .isEqualTo(SELF + "/scorm/v1/d/" + dispatch.id());
    assertThat(page.select("form").attr("action"))
        .isEqualTo(SELF + "/scorm/v1/d/" + dispatch.id() + "/launch");
    assertThat(page.html()).doesNotContain(sco.key).doesNotContain("Lovelace");
  }

  @Test
  void theRelaysPageIsFramedByNobodyAndHasNoScriptOfItsOwnInIt() {
    WebResponse response = relay(Optional.of(World.LMS));

    assertThat(policy(response)).contains("frame-ancestors 'none'", "form-action 'self' https:");
    assertThat(page(response).select("script:not([src]):not([type=application/json])")).isEmpty();
    assertThat(page(response).select("[onclick], [onload], [style]")).isEmpty();
  }

  @Test
  void nothingThatTheLearnersNameHoldsEndsTheBlockOfData() throws Exception {
    Dispatch named = world.dispatch(Map.of("handling", Map.of("language", "de")));
    sco.dispatch = named.id();
    sco.key = world.sco(named).key;
    sco.suspendData = Optional.of("skl1|</script><script>alert(1)</script>");
    WebResponse response = relay(Optional.of(World.LMS));

    assertThat(page(response).select("script")).hasSize(2);
    assertThat(session(page(response)).path("token").asText()).hasSize(43);
    assertThat(page(response).select("html").attr("lang")).isEqualTo("de");
  }

  @Test
  void theTokenIsGoodFromOurOwnPageAndNotFromTheLms() throws Exception {
    sco.token = session(page(relay(Optional.of(World.LMS)))).path("token").asText();

    sco.origin = Optional.of(SELF);
    assertThat(sco.status().path("phase").asText()).isEqualTo("NONE");
    sco.origin = Optional.empty();
    assertThat(sco.status().path("phase").asText()).isEqualTo("NONE");
    sco.origin = Optional.of(World.LMS);
    assertThat(sco.status().path("code").asText()).isEqualTo("ORIGIN_NOT_ALLOWED");
    sco.origin = Optional.of("https://evil.example");
    assertThat(sco.status().path("code").asText()).isEqualTo("ORIGIN_NOT_ALLOWED");
  }

  @Test
  void theLabOpensFromTheRelaysPage() throws Exception {
    sco.token = session(page(relay(Optional.of(World.LMS)))).path("token").asText();
    sco.origin = Optional.of(SELF);
    sco.stored();

    assertThat(sco.click().status()).isEqualTo(303);
    assertThat(sco.status().path("open").asText()).isEqualTo("return");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://evil.example", "https://lms.example.edu/", "nonsense"})
  void aForeignOrOpaqueOriginIsRefused(String origin) {
    WebResponse response = relay(Optional.of(origin));

    assertThat(response.status()).isEqualTo(403);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("ORIGIN_NOT_ALLOWED");
    assertThat(page(response).select("form[action*=launch]")).isEmpty();
    assertThat(policy(response)).contains("frame-ancestors 'none'");
  }

  @Test
  void withoutAnOriginThereIsNobodyToSpeakTo() {
    WebResponse response = relay(Optional.empty());

    assertThat(response.status()).isEqualTo(403);
    assertThat(page(response).getElementById("labport-session")).isNull();
    assertThat(page(response).text()).contains("ORIGIN_NOT_ALLOWED");
    assertThat(policy(response)).contains("frame-ancestors 'none'");
  }

  @Test
  void whoIsRefusedByTheDispatchReadsSoAndTheScoIsTold() throws Exception {
    sco.key = "A".repeat(43);
    WebResponse response = relay(Optional.of(World.LMS));

    assertThat(response.status()).isEqualTo(404);
    assertThat(session(page(response)).path("code").asText()).isEqualTo("DISPATCH_UNAVAILABLE");
    assertThat(page(response).body().attr("data-labport-opener")).isEqualTo(World.LMS);
    assertThat(page(response).getElementById("reference").text())
        .contains(session(page(response)).path("supportId").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"key\":1}"})
  void aWishThatCannotBeReadIsRefused(String wish) {
    assertThat(relay(wish, Optional.of(World.LMS)).status()).isEqualTo(400);
  }

  private WebResponse fragment() {
    return sco.call(FragmentEndpoint.class, "GET", new byte[0], Map.of(), Optional.empty());
  }

  @Test
  void thePageOfALinkPostsTheTicketThatOnlyTheBrowserKnows() {
    WebResponse response = fragment();
    Document page = page(response);

    assertThat(response.status()).isEqualTo(200);
    assertThat(page.select("form").attr("method")).isEqualTo("post");
    assertThat(page.select("form").attr("action"))
        .isEqualTo(SELF + "/scorm/v1/d/" + dispatch.id() + "/launch");
    assertThat(page.select("input[name=ticket]").val()).isEmpty();
    assertThat(page.select("script").attr("src")).endsWith("/scorm-fragment.js");
    assertThat(page.select("noscript").text()).isNotEmpty();
    assertThat(policy(response)).contains("frame-ancestors 'none'", "form-action 'self' https:");
  }

  @Test
  void whatThePageOfALinkPostsOpensTheLab() {
    sco.open();
    String ticket = sco.ticket(false);
    sco.origin = Optional.of(SELF);

    assertThat(sco.launch(ticket).status()).isEqualTo(303);
    sco.origin = Optional.of("https://evil.example");
    assertThat(sco.launch(ticket).status()).isEqualTo(410);
  }

  @Test
  void anAddressThatIsNoDispatchHasAPageToo() {
    sco.dispatch = "no/such";

    assertThat(fragment().status()).isEqualTo(404);
    assertThat(page(fragment()).text()).contains("DISPATCH_UNAVAILABLE");
  }
}
