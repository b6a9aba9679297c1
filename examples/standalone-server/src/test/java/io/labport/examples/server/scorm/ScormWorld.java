package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.packaging.PackageOutcome;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.runtime.ConfigSource;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.sandbox.LabProfile;
import io.labport.examples.sandbox.SkillableSandbox;
import io.labport.examples.sandbox.WebhookEvent;
import io.labport.examples.sandbox.WebhookTarget;
import io.labport.examples.server.Server;
import io.labport.examples.server.demo.HeadlessChromium;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.WebDriver;

/**
 * An LMS with a SCORM player, Labport, a stand-in for Skillable and one browser. Each run is a
 * learner of their own, so that one world serves many.
 */
final class ScormWorld implements AutoCloseable {
  static final String COURSE = "scorm-1";

  /** A lab that is no exam and has no score. */
  static final int PLAIN_LAB = 901;

  /** A lab that is passed from 70 of 100 on. */
  static final int EXAM = 902;

  private static final String HOOK_SECRET = "only-skillable-knows-this";
  private static final int MOST_ENTRIES = 1000;

  private final SkillableSandbox sandbox = SkillableSandbox.builder().start();
  private final SampleLms lms;
  private final Server server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebDriver browser;
  private final String home;
  private int learners;

  /**
   * @param settings configuration keys of the server that win over the usual ones
   * @param options of the browser
   */
  ScormWorld(Path data, Map<String, String> settings, String... options) {
    sandbox.control().putProfile(LabProfile.named(PLAIN_LAB, "Web servers").task("Start").build());
    sandbox
        .control()
        .putProfile(
            LabProfile.named(EXAM, "Web servers, the exam")
                .exam()
                .task("Secure it", 100)
                .passingScore(70)
                .build());
    lms =
        SampleLms.builder()
            .course(
                Course.of(
                    COURSE,
                    "SEC-1",
                    "Web servers",
                    List.of(Link.graded("unused", "By LTI", Map.of("labid", "101"))),
                    List.of(Member.teacher("tess", "Tess", "Okafor"))))
            .start();
    int port = freePort();
    Map<String, String> config = new LinkedHashMap<>(config(port, data));
    config.putAll(settings);
    server = Server.start(ConfigSource.of(config), Clock.systemUTC());
    sandbox
        .control()
        .addWebhook(
            WebhookTarget.post(
                server.address() + "/skillable/hooks/changed/{id}",
                Map.of("X-Labport-Hook-Secret", HOOK_SECRET),
                Set.of(WebhookEvent.values())));
    // Tabs of one site share their process: runs have several, and a new process takes its time.
    List<String> all = new ArrayList<>(List.of("--renderer-process-limit=1"));
    all.addAll(List.of(options));
    browser = HeadlessChromium.start(all.toArray(String[]::new));
    home = browser.getWindowHandle();
  }

  private Map<String, String> config(int port, Path data) {
    return Map.ofEntries(
        Map.entry("server.host", "127.0.0.1"),
        Map.entry("server.port", Integer.toString(port)),
        Map.entry("server.data-directory", data.toString()),
        Map.entry("web.public-url", "http://127.0.0.1:" + port),
        Map.entry("skillable.base-url", sandbox.baseUrl().toString()),
        Map.entry("skillable.api-key", "sandbox-key"),
        Map.entry("hooks.secret", HOOK_SECRET),
        Map.entry("tracking.poll-interval", "PT1S"),
        Map.entry("tracking.idle-poll-interval", "PT1S"),
        Map.entry("tracking.score-grace", "PT0S"),
        Map.entry("adapters.scorm.allow-http", "true"));
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SkillableSandbox sandbox() {
    return sandbox;
  }

  SampleLms lms() {
    return lms;
  }

  Server server() {
    return server;
  }

  HttpClient http() {
    return http;
  }

  WebDriver browser() {
    return browser;
  }

  ScormDispatches dispatches() {
    return server.labport().offered(ScormDispatches.class);
  }

  /**
   * Issues a dispatch and imports its package into the course.
   *
   * @param flavour as administrators spell it, for example {@code scorm-2004-3rd}
   * @param more terms beside title, labs and flavour
   */
  Imported issue(String flavour, int lab, Map<String, ?> more) {
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("title", "Lab " + lab + " by " + flavour);
    terms.put("labs", List.of(Map.of("lab", lab)));
    terms.put("flavour", flavour);
    terms.putAll(more);
    String dispatch = dispatches().create(terms).dispatch().id();
    ScormPackage imported = lms.importScorm(COURSE, "", zip(dispatch));
    return new Imported(dispatch, imported.activity());
  }

  /** A dispatch, and what the LMS made of its package. */
  record Imported(String dispatch, ScormActivity activity) {}

  /** The package of a dispatch as it is now. */
  byte[] zip(String dispatch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PackageOutcome outcome =
          server.labport().offered(ScormPackages.class).write(dispatch, PackageWish.USUAL, bytes);
      assertThat(outcome).isInstanceOf(PackageOutcome.Packaged.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Somebody who was never here. */
  String newLearner() {
    String id = "learner-" + ++learners;
    lms.teaching().enrol(COURSE, Member.student(id, "Ada" + learners, "Brook"));
    return id;
  }

  /** A new learner opens the activity. */
  ScormRun launch(Imported what, ScormLaunch framing) {
    return launch(what, newLearner(), framing);
  }

  /** The learner opens the activity in a tab of their own. */
  ScormRun launch(Imported what, String learner, ScormLaunch framing) {
    return launch(
        what, learner, framing, lms.scorm().playerUrl(what.activity().id(), learner, framing));
  }

  /**
   * @param address of the player, for example one with faults
   */
  ScormRun launch(Imported what, String learner, ScormLaunch framing, URI address) {
    return new ScormRun(this, what, learner, framing).open(address);
  }

  /** How administrators see the learner's registration. */
  Optional<RegistrationBook.Entry> registration(String dispatch, String registration) {
    return dispatches().registrations(dispatch, false, Optional.empty(), MOST_ENTRIES).stream()
        .filter(entry -> entry.registration().equals(registration))
        .findFirst();
  }

  /** Closes whatever a run has left open. */
  void closeWindows() {
    for (String handle : browser.getWindowHandles()) {
      if (!handle.equals(home)) {
        close(handle);
      }
    }
    browser.switchTo().window(home);
  }

  private void close(String handle) {
    try {
      browser.switchTo().window(handle).close();
    } catch (NoSuchWindowException closedByItself) {
      // a relay's window does that when its SCO has gone
    }
  }

  @Override
  public void close() {
    browser.quit();
    server.close();
    lms.close();
    sandbox.close();
  }
}
