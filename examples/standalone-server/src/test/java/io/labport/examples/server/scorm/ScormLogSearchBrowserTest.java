package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.scorm.TappedProxy.Seen;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chromium.HasCdp;

/**
 * Whole journeys on the three ways into a lab, and a search for everything secret or personal in
 * all that was logged and in every address that any server was sent or the browser remembers.
 */
class ScormLogSearchBrowserTest {
  private static final String LEARNER = "k4711-quince";
  private static final String GIVEN = "Quentilda";
  private static final String SERVERS = "from server to server";
  private static final String FAMILY = "Featherstonehaugh";

  @TempDir static Path data;

  private static TappedProxy proxy;
  private static ScormWorld world;

  /** An address that somebody could read, and whose page or request it belongs to. */
  private record Address(String where, String text) {}

  private final List<Address> remembered = new ArrayList<>();

  @BeforeAll
  static void start() {
    proxy = new TappedProxy();
    world = new ScormWorld(data, Map.of(), proxy.options());
    world.lms().teaching().enrol(ScormWorld.COURSE, Member.student(LEARNER, GIVEN, FAMILY));
  }

  @AfterAll
  static void stop() {
    world.close();
    proxy.close();
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  @ParameterizedTest
  @CsvSource({"INFO, 5", "DEBUG, 30"})
  void nothingSecretOrPersonalIsLoggedOrInAnyAddressThatAServerOrTheHistorySees(
      String level, int atLeast) {
    int before = proxy.seen().size();
    List<String> lines;
    try (CapturedLog log = new CapturedLog(Level.valueOf(level))) {
      byForm();
      byRelay();
      byFragment();
      lines = log.lines();
    }
    List<Seen> seen = proxy.seen().subList(before, proxy.seen().size());
    Secrets secrets =
        new Secrets()
            .with(Secrets.NAME, GIVEN, FAMILY)
            .with(Secrets.RAW_ID, LEARNER)
            .with(Secrets.API_KEY, "sandbox-key", "only-skillable-knows-this");
    secrets.collect(seen);

    everythingPassedBy(seen, secrets);
    assertThat(lines).hasSizeGreaterThanOrEqualTo(atLeast);
    List<Address> addresses = addresses(seen);
    System.out.printf(
        "%s: searched %d lines and %d addresses%n", level, lines.size(), addresses.size());
    secrets.forEach(
        (kind, values) -> {
          System.out.printf("  %-20s %d values%n", kind, values.size());
          for (String value : values) {
            assertThat(Secrets.holds("/it would be found/" + value + "?", value)).isTrue();
            assertThat(lines).as(kind).noneMatch(line -> Secrets.holds(line, value));
            assertThat(addresses)
                .as(kind)
                .filteredOn(each -> !mayHold(kind, each))
                .noneMatch(each -> Secrets.holds(each.text(), value));
          }
        });
    nobodyHearsWhereTheBrowserCameFrom(seen);
  }

  /** The usual way, twice: the second time the LMS shows what it was given to keep. */
  private void byForm() {
    ScormWorld.Imported what =
        world.issue("scorm-12", ScormWorld.EXAM, Map.of("handling", Map.of("names", true)));
    ScormRun run = world.launch(what, LEARNER, ScormLaunch.FRAME).openLab();
    look();
    run.closeLab();
    world.closeWindows();
    ScormRun again = world.launch(what, LEARNER, ScormLaunch.FRAME).openLab();
    again.lab(LabOutcome.PASSED).poll().awaitAcknowledged();
    look();
    world.closeWindows();
  }

  private void byRelay() {
    ScormWorld.Imported what = world.issue("scorm-2004-3rd", ScormWorld.EXAM, Map.of());
    OtherWays.forbid(world, what, "connect-src 'none'");
    ScormRun run = world.launch(what, LEARNER, ScormLaunch.FRAME);
    OtherWays ways = new OtherWays(world, run);
    ways.connect();
    long lab = ways.openLabFromRelay();
    look();
    LabOutcome.PASSED.bring(world.sandbox().control(), lab);
    run.poll().awaitAcknowledged();
    ways.awaitRelayClosed();
    look();
    world.closeWindows();
  }

  private void byFragment() {
    ScormWorld.Imported what = world.issue("scorm-12", ScormWorld.PLAIN_LAB, Map.of());
    OtherWays.forbid(world, what, "form-action 'self'");
    ScormRun run = world.launch(what, LEARNER, ScormLaunch.FRAME);
    long lab = new OtherWays(world, run).openLabByLink();
    look();
    LabOutcome.COMPLETED.bring(world.sandbox().control(), lab);
    run.poll().awaitAcknowledged();
    world.closeWindows();
  }

  /** What the browser remembers of all windows that are open now. */
  private void look() {
    WebDriver browser = world.browser();
    for (String window : browser.getWindowHandles()) {
      browser.switchTo().window(window);
      String page = String.valueOf(browser.getCurrentUrl());
      Object history =
          ((HasCdp) browser)
              .executeCdpCommand("Page.getNavigationHistory", Map.of())
              .get("entries");
      for (Object entry : (List<?>) history) {
        remember(page, ((Map<?, ?>) entry).get("url"), ((Map<?, ?>) entry).get("title"));
      }
      entries(page);
      if (!browser.findElements(By.id("sco")).isEmpty()) {
        browser.switchTo().frame("sco");
        entries(page);
      }
    }
  }

  private void entries(String page) {
    Object names =
        ((JavascriptExecutor) world.browser())
            .executeScript(
                "return performance.getEntries().map(e => e.name)"
                    + ".concat(document.referrer, location.href)");
    ((List<?>) names).forEach(name -> remember(page, name));
  }

  private void remember(String page, Object... texts) {
    for (Object text : texts) {
      remembered.add(new Address(page, String.valueOf(text)));
    }
  }

  private List<Address> addresses(List<Seen> seen) {
    List<Address> addresses = new ArrayList<>(remembered);
    for (Seen each : seen) {
      addresses.add(new Address(each.target().toString(), each.target().toString()));
      addresses.add(new Address(each.target().toString(), each.referer()));
    }
    world.sandbox().control().requests().stream()
        .map(each -> each.path() + "?" + each.rawQuery())
        .forEach(line -> addresses.add(new Address(SERVERS, line)));
    return addresses;
  }

  /**
   * The lab itself is opened by its address, and the LMS's player is told by its own who learns.
   * Nobody else may hear of either.
   */
  private static boolean mayHold(String kind, Address address) {
    return switch (kind) {
      case Secrets.LAB_URL -> isAt(address, URI.create(world.sandbox().origin()));
      case Secrets.RAW_ID ->
          isAt(address, world.lms().baseUrl())
              && address.text().matches("[^?#]*/scorm/[^/]+/(play|sessions)\\?[^#]*");
      // Skillable Lab API v3, Launch: names are parameters of the address; this dispatch wants
      // them.
      case Secrets.NAME -> address.where().equals(SERVERS);
      default -> false;
    };
  }

  private static boolean isAt(Address address, URI server) {
    return address.where().startsWith(server + "/") || address.where().equals(server.toString());
  }

  private static void everythingPassedBy(List<Seen> seen, Secrets secrets) {
    assertThat(secrets.kinds())
        .containsExactlyInAnyOrder(
            Secrets.LAUNCH_KEY,
            Secrets.TOKEN,
            Secrets.TICKET,
            Secrets.CONTINUITY,
            Secrets.LAB_URL,
            Secrets.NAME,
            Secrets.RAW_ID,
            Secrets.API_KEY);
    secrets.forEach((kind, values) -> assertThat(values).as(kind).noneMatch(String::isBlank));
    assertThat(seen).anyMatch(each -> each.body().contains(FAMILY));
    assertThat(seen)
        .anyMatch(each -> each.method().equals("POST") && each.path().endsWith("/relay"))
        .anyMatch(each -> each.method().equals("GET") && each.path().endsWith("/launch"))
        .anyMatch(each -> each.path().endsWith("/sessions/end"))
        .anyMatch(each -> each.target().toString().startsWith(world.sandbox().origin()));
  }

  /** Labport hears which LMS it was, Skillable nothing at all. */
  private static void nobodyHearsWhereTheBrowserCameFrom(List<Seen> seen) {
    String lms = world.lms().baseUrl() + "/";
    String self = world.server().address().toString();
    String skillable = world.sandbox().origin();
    assertThat(seen)
        .filteredOn(each -> each.target().toString().startsWith(self))
        .isNotEmpty()
        .allMatch(each -> each.referer().isEmpty() || each.referer().equals(lms));
    assertThat(seen)
        .filteredOn(each -> each.target().toString().startsWith(skillable))
        .isNotEmpty()
        .allMatch(each -> each.referer().isEmpty() || each.referer().startsWith(skillable));
    assertThat(seen)
        .filteredOn(each -> each.target().toString().startsWith(lms))
        .isNotEmpty()
        .allMatch(each -> each.referer().isEmpty() || each.referer().startsWith(lms));
  }
}
