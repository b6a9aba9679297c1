package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is derived from a tenant's key, and that it shows nowhere. */
class KeysTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, clock);
  private final LaunchKeys keys = scene.get(LaunchKeys.class);

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  @Test
  void theSameDispatchAndGenerationHaveTheSameKeyAlsoOnAnotherNodeAndOthersHaveOthers() {
    Dispatch one = scene.issue(Map.of());
    Dispatch two = scene.issue(Map.of());

    assertThat(keys.key(one, 1)).hasSize(43).isEqualTo(keys.key(one, 1));
    assertThat(keys.key(one, 1)).isNotEqualTo(keys.key(two, 1)).isNotEqualTo(keys.key(one, 2));
    try (Scene other = new Scene(database, clock)) {
      assertThat(other.get(LaunchKeys.class).key(one, 1)).isEqualTo(keys.key(one, 1));
    }
  }

  /** So that packages stay good when this code is rewritten. */
  @Test
  void theKeyIsAnHmacOfTheTenantsKey() throws Exception {
    Dispatch dispatch = scene.issue(Map.of("tenant", "acme"));
    String sealed =
        scene.store().find("tenant-key", "acme").orElseThrow().content();
    String opened = new String(Base64.getDecoder().decode(sealed), "UTF-8");
    assertThat(opened).startsWith("scorm/tenant-key/acme\n");
    String tenantKey = opened.replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(tenantKey), "HmacSHA256"));
    byte[] expected = mac.doFinal(("launch\n" + dispatch.id() + "\n1").getBytes("UTF-8"));

    assertThat(Base64.getUrlDecoder().decode(keys.key(dispatch, 1))).isEqualTo(expected);
    assertThat(Base64.getDecoder().decode(tenantKey)).hasSize(32);
  }

  @Test
  void pseudonymsAreBase32AndTheSameLearnerIsAnotherUnderAnotherDispatch() {
    Pseudonyms pseudonyms = scene.get(Pseudonyms.class);
    Dispatch one = scene.issue(Map.of());
    Dispatch two = scene.issue(Map.of());

    assertThat(pseudonyms.of(one, "ada")).matches("[a-z2-7]{52}");
    assertThat(pseudonyms.of(one, "ada"))
        .isEqualTo(pseudonyms.of(one, "ada"))
        .isNotEqualTo(pseudonyms.of(one, "Ada"))
        .isNotEqualTo(pseudonyms.of(two, "ada"));
  }

  @Test
  void noKeyShowsInTheStoreOrTheLogOrAnEventOrAText() {
    Logger root = (Logger) LoggerFactory.getLogger("io.labport");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.setLevel(Level.TRACE);
    root.addAppender(lines);
    try {
      Dispatch dispatch = scene.issue(Map.of());
      String key = keys.key(dispatch, 1);
      scene.enter(dispatch);
      scene.enter(dispatch, 1, Optional.of("https://evil.example"));
      scene.get(ScormDispatches.class).rotate(dispatch.id(), Optional.empty());
      Admission.Applicant applicant =
          new Admission.Applicant(
              dispatch.id(), "1", key, 1, Optional.of(Scene.LMS), Scene.SCHOOL);

      assertThat(List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage))
          .isNotEmpty()
          .noneMatch(line -> line.contains(key));
      assertThat(scene.told.toString() + applicant + dispatch).doesNotContain(key);
      assertThat(scene.dump("dispatch", "tenant-key", "event", "origin-waiting"))
          .doesNotContain(key)
          .doesNotContain(keys.key(dispatch, 2));
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
    }
  }

  @Test
  void aListenerThatFailsDoesNotKeepTheEventFromBeingStored() {
    try (Scene failing =
        new Scene(
            database,
            clock,
            false,
            adapter ->
                adapter.withEvents(
                    event -> {
                      throw new IllegalStateException("the embedder's fault");
                    }))) {
      Dispatch dispatch = failing.issue(Map.of());
      failing.get(ScormDispatches.class).rotate(dispatch.id(), Optional.empty());
      assertThat(
              failing
                  .get(EventLog.class)
                  .page(Optional.of(dispatch.id()), Optional.empty(), 10)
                  .events())
          .hasSize(1);
    }
  }
}
