package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.RefusalReason;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.testkit.TestDatabases;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What learners see between the LMS and the lab, over HTTP. */
class EntranceTest {
  private static final String OPEN = "/entrance/open";

  private final DoorAdapter door = new DoorAdapter();
  private final Bench bench = new Bench(TestDatabases.h2(), Map.of(), door);
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    browser = new Browser(bench.labport());
  }

  @AfterEach
  void close() {
    browser.close();
    bench.close();
  }

  private Browser.Page enter(LaunchRequest launch, boolean framed) {
    door.next(
        new EntranceRequest(
            launch,
            "Secure a <web> server",
            List.of(Locale.ENGLISH),
            framed,
            Optional.of(URI.create("https://lms.example.edu/course/7"))));
    return browser.post("/door/enter");
  }

  private Browser.Page enter() {
    return enter(Bench.request("ada"), false);
  }

  /** The ticket of a learner who has opened the page in a frame and not clicked yet. */
  private String ticket() {
    return enter(Bench.request("ada"), true).ticket();
  }

  private static void holdsNothingPersonal(Browser.Page page) {
    assertThat(page.body()).doesNotContain("zoe+lab", "Zoë", "O'Brien", "O&#39;Brien");
    assertThat(page.addresses()).noneMatch(address -> address.contains("ada"));
    if (page.body().contains("name=\"ticket\"")) {
      String ticket = page.ticket();
      assertThat(page.addresses()).noneMatch(address -> address.contains(ticket));
    }
  }

  @Test
  void outsideAFrameTheFirstAnswerIsTheLab() {
    Browser.Page page = enter();

    assertThat(page.status()).isEqualTo(303);
    assertThat(page.location().orElseThrow()).startsWith(bench.sandbox.origin().toString());
    assertThat(page.body()).doesNotContain(page.location().orElseThrow());
    holdsNothingPersonal(page);
  }

  @Test
  void aLabOnAHostThatIsNotAllowedIsNotOpened() {
    Browser.Page page = enterOn("labs.example");

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.location()).isEmpty();
    assertThat(page.message()).isEqualTo(Browser.text("refusal.UNKNOWN_FAILURE"));
  }

  @Test
  void aLabOnAnAllowedHostIsOpened() {
    String host = URI.create(bench.sandbox.origin()).getHost();

    assertThat(enterOn(host.toUpperCase(Locale.ROOT)).status()).isEqualTo(303);
  }

  private Browser.Page enterOn(String host) {
    door.next(
        new EntranceRequest(
            Bench.request("ada"),
            "Lab",
            List.of(Locale.ENGLISH),
            false,
            Optional.empty(),
            List.of(host)));
    return browser.post("/door/enter");
  }

  @Test
  void insideAFrameNothingIsLaunchedBeforeTheClick() {
    Browser.Page ready = enter(Bench.request("ada"), true);
    assertThat(bench.control().calls("launch")).isZero();
    Browser.Page opened = browser.post(OPEN, "ticket", ready.ticket(), "do", "open");

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.message()).isEqualTo(Browser.text("ready"));
    assertThat(ready.body())
        .contains("target=\"_blank\"", "https://lms.example.edu/course/7", "a &lt;web&gt; server");
    assertThat(ready.askAgainAfter()).isZero();
    assertThat(opened.status()).isEqualTo(303);
    holdsNothingPersonal(ready);
  }

  static Stream<Outcomes.Row> refusals() {
    return Outcomes.rows().filter(row -> !row.reason().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void everyRefusalHasItsPageAndItsReference(Outcomes.Row row) {
    bench.control().next("launch", row.fault());
    RefusalReason reason = RefusalReason.valueOf(row.reason());

    Browser.Page page = enter();

    assertThat(page.message()).isEqualTo(Browser.text("refusal." + reason));
    assertThat(page.body()).contains("<p id=\"reference\"");
    switch (reason.retry().kind()) {
      case NEVER -> {
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.hasButton()).isFalse();
      }
      case BY_LEARNER -> {
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.askAgainAfter()).isZero();
      }
      case AUTOMATIC -> {
        assertThat(page.status()).isEqualTo(503);
        Duration asked =
            row.fault().retryAfter() == null ? Duration.ZERO : row.fault().retryAfter();
        assertThat(page.askAgainAfter())
            .isEqualTo(Math.max(asked.toMillis(), reason.retry().first().toMillis()));
        assertThat(page.tries()).isEqualTo(1);
      }
    }
    holdsNothingPersonal(page);
  }

  @Test
  void aPageThatAsksAgainDoesSoLaterAndLaterAndThenGivesUp() {
    bench.control().next("launch", 6, Fault.resultCode(3));
    Browser.Page page = enter();

    for (int wait : new int[] {20, 40, 80, 160}) {
      assertThat(page.message()).isEqualTo(Browser.text("refusal.NO_CAPACITY"));
      assertThat(page.askAgainAfter()).isEqualTo(Duration.ofSeconds(wait).toMillis());
      page = browser.post(OPEN, "ticket", page.ticket(), "tries", "" + page.tries());
    }

    assertThat(page.message()).isEqualTo(Browser.text("gave-up"));
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.askAgainAfter()).isZero();
    assertThat(bench.control().calls("launch")).isEqualTo(5);
  }

  @Test
  void aLostAnswerIsCheckedAndThePageGoesOnByItself() {
    bench.control().next("launch", Fault.dropAfterActing());

    Browser.Page checking = enter();
    Browser.Page opened =
        browser.post(OPEN, "ticket", checking.ticket(), "tries", "" + checking.tries());

    assertThat(checking.status()).isEqualTo(200);
    assertThat(checking.message()).isEqualTo(Browser.text("checking"));
    assertThat(checking.askAgainAfter()).isPositive();
    assertThat(opened.status()).isEqualTo(303);
    assertThat(bench.control().calls("launch")).isEqualTo(1);
    holdsNothingPersonal(checking);
  }

  @Test
  void whoeverClicksTwiceSeesThatTheLabIsStartingAndTheTriesGrow() throws Exception {
    String ticket = ticket();
    bench.control().next("launch", Fault.slow(Duration.ofSeconds(3)));
    CompletableFuture<Browser.Page> first =
        CompletableFuture.supplyAsync(() -> browser.post(OPEN, "ticket", ticket));
    bench.eventually(() -> bench.control().calls("launch") == 1);

    Browser.Page second = browser.post(OPEN, "ticket", ticket, "tries", "4");
    Browser.Page patient = browser.post(OPEN, "ticket", ticket, "tries", "200");

    assertThat(second.message()).isEqualTo(Browser.text("starting"));
    assertThat(second.tries()).isEqualTo(5);
    assertThat(second.askAgainAfter()).isPositive();
    assertThat(patient.askAgainAfter()).isZero();
    assertThat(patient.hasButton()).isTrue();
    assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(303);
    assertThat(bench.control().calls("launch")).isEqualTo(1);
    holdsNothingPersonal(second);
  }

  @Test
  void oneOfTooManyLabsIsEndedAndThePageWaitsUntilItIsClosed() {
    LabView other = bench.control().startLab(100, "ada@t1");
    Browser.Page many = enter();
    Browser.Page ended =
        browser.post(OPEN, "ticket", many.ticket(), "instance", "" + other.id(), "do", "end");
    Browser.Page closing = browser.post(OPEN, "ticket", many.ticket());
    bench.advance(Duration.ofSeconds(31));
    Browser.Page opened = browser.post(OPEN, "ticket", many.ticket());

    assertThat(many.status()).isEqualTo(200);
    assertThat(many.message()).isEqualTo(Browser.text("too-many"));
    assertThat(many.body())
        .contains("Linux fundamentals", "value=\"return\"", "value=\"save\"", "value=\"end\"")
        .doesNotContain("value=\"start-over\"");
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.message()).isEqualTo(Browser.text("closed-other"));
    assertThat(closing.message()).isEqualTo(Browser.text("closing"));
    assertThat(closing.askAgainAfter()).isEqualTo(5_000);
    assertThat(opened.status()).isEqualTo(303);
    List.of(many, ended, closing, opened).forEach(EntranceTest::holdsNothingPersonal);
  }

  @Test
  void oneOfTooManyLabsIsReturnedToOrSaved() {
    LabView other = bench.control().startLab(100, "ada@t1");
    String ticket = enter().ticket();
    String instance = "" + other.id();

    Browser.Page returned =
        browser.post(OPEN, "ticket", ticket, "instance", instance, "do", "return");
    Browser.Page saved = browser.post(OPEN, "ticket", ticket, "instance", instance, "do", "save");
    Browser.Page again = browser.post(OPEN, "ticket", ticket, "instance", instance, "do", "save");

    assertThat(returned.status()).isEqualTo(303);
    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.message()).isEqualTo(Browser.text("closed-other"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.message()).isEqualTo(Browser.text("close-failed"));
    assertThat(bench.control().calls("save")).isEqualTo(1);
  }

  @Test
  void theLabOfAnotherLearnerCannotBeTouched() {
    long bobs = bench.launch("bob").instance().value();
    String ticket = ticket();

    for (String wish : List.of("return", "save", "end")) {
      Browser.Page page = browser.post(OPEN, "ticket", ticket, "instance", "" + bobs, "do", wish);
      assertThat(page.status()).as(wish).isIn(409, 503);
      assertThat(page.location()).isEmpty();
    }
    assertThat(bench.control().calls("save")).isZero();
    assertThat(bench.control().calls("cancel")).isZero();
    assertThat(bench.control().calls("LabAccessUrl")).isZero();
  }

  @Test
  void startingOverDiscardsTheLabAndOpensAFreshOne() {
    enter();
    LabView first = bench.onlyLab();
    String ticket = ticket();

    Browser.Page closing = browser.post(OPEN, "ticket", ticket, "do", "start-over");
    bench.advance(Duration.ofSeconds(31));
    Browser.Page opened = browser.post(OPEN, "ticket", ticket);

    assertThat(closing.message()).isEqualTo(Browser.text("closing"));
    assertThat(opened.status()).isEqualTo(303);
    assertThat(bench.control().labs()).hasSize(2);
    assertThat(bench.control().lab(first.id()).completionStatus()).isEqualTo(1);
  }

  @Test
  void whatWasHandedInIsBeingGraded() {
    LabView lab = bench.control().startLab(103, "ada@t1");
    bench.control().submitForGrading(lab.id());

    Browser.Page page =
        enter(
            Bench.request("ada", new LabProfileId(103), LaunchSettings.NONE, Optional.empty(), "c"),
            false);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.message()).isEqualTo(Browser.text("graded"));
    assertThat(page.hasButton()).isFalse();
    holdsNothingPersonal(page);
  }

  @Test
  void whoMustChooseAtSkillableIsSentThere() {
    bench.control().next("launch", Fault.resultCode(160));

    Browser.Page page = enter();

    assertThat(page.status()).isEqualTo(303);
    assertThat(page.location().orElseThrow()).startsWith(bench.sandbox.origin().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anUnknownTicketOpensNothing(String ticket) {
    Browser.Page page = browser.post(OPEN, "ticket", ticket, "do", "open");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains(Browser.text("unknown-entry"));
    assertThat(bench.control().calls()).doesNotContainKey("launch");
  }

  @Test
  void aForgedTicketOpensNothing() {
    String ticket = ticket();
    char last = ticket.charAt(0) == 'A' ? 'B' : 'A';

    Browser.Page page = browser.post(OPEN, "ticket", last + ticket.substring(1));

    assertThat(page.status()).isEqualTo(400);
    assertThat(bench.control().calls()).doesNotContainKey("launch");
  }

  @Test
  void aTicketIsGoodForTwelveHours() {
    String ticket = ticket();
    bench.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(browser.post(OPEN, "ticket", ticket).status()).isEqualTo(303);
    int launches = bench.control().calls("launch");

    bench.advance(Duration.ofSeconds(2));
    Browser.Page page = browser.post(OPEN, "ticket", ticket);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains(Browser.text("unknown-entry"));
    assertThat(bench.control().calls("launch")).isEqualTo(launches);
  }

  @Test
  void whatIsStoredCannotBeReadWithoutTheTicket() throws Exception {
    String ticket = ticket();

    try (Connection connection = bench.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT id, content FROM labport_document WHERE adapter = 'entrance'")) {
      assertThat(row.next()).isTrue();
      String content = row.getString("content");
      String opened = new String(Base64.getDecoder().decode(content), StandardCharsets.ISO_8859_1);
      assertThat(row.getString("id")).doesNotContain(ticket);
      assertThat(content + opened).doesNotContain(ticket, "zoe", "Brien", "ada", "column-");
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void aLearnersOwnInstanceNumberThatIsNoneIsOrdinaryOpening() {
    String ticket = ticket();

    Browser.Page page =
        browser.post(OPEN, "ticket", ticket, "instance", "-1 or 1", "do", "end", "tries", "x");

    assertThat(page.status()).isEqualTo(303);
    assertThat(bench.control().calls("cancel")).isZero();
    assertThat(bench.labport().results().runOf(new LabInstanceId(bench.onlyLab().id())))
        .isPresent();
  }
}
