package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import io.labport.core.spi.config.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing that must not be seen comes into a log or an exception. */
class SkillablePrivacyTest {
  private static final CharSequence[] FORBIDDEN = {
    Given.KEY, "Joe", "Smith", "joe.smith", "1b49", "hunter2", "learner-555"
  };

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.labport");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private Level level;

  @BeforeEach
  void capture() {
    level = logger.getLevel();
    logger.setLevel(Level.TRACE);
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  @AfterEach
  void release() {
    logger.detachAppender(appender);
    logger.setLevel(level);
    logger.setAdditive(true);
  }

  @Test
  void atDebugACallIsDescribedWithoutWhatIsPersonal() throws Exception {
    try (RawServer server = RawServer.answering(Given.SUCCESS);
        SkillableConnection connection = Given.connection(server.url())) {
      connection.labs().launch(Given.launch());
    }

    assertThat(lines())
        .anyMatch(line -> line.contains("launch[labid=[100], userid, firstname, lastname, email]"))
        .anyMatch(line -> line.contains("answered 200 after"));
    assertThat(lines()).allSatisfy(line -> assertThat(line).doesNotContain(FORBIDDEN));
  }

  @Test
  void noFaultTellsKeyNamesOrOneTimeAddresses() throws Exception {
    List<RawServer.Script> faults =
        List.of(
            (connection, head) -> connection.close(),
            (connection, head) -> connection.respond("500 Joe", "", "Smith hunter2 1b49"),
            (connection, head) -> connection.respond("401 Joe", "", "Smith hunter2 1b49"),
            (connection, head) -> connection.json("{\"Url\":\"https://x/1b49\",\"Result\":hunter2"),
            (connection, head) -> connection.json("<html>Smith hunter2"),
            (connection, head) ->
                connection.json(
                    "{\"Status\":0,\"Error\":\"See https://x/1b49 or ask joe.smith@email.com\"}"),
            (connection, head) -> {});
    for (RawServer.Script fault : faults) {
      try (RawServer server = new RawServer(fault);
          SkillableConnection connection = Given.impatientConnection(server.url())) {
        for (Runnable call : calls(connection.labs())) {
          assertThat(thrownBy(call)).doesNotContain(FORBIDDEN);
        }
      }
    }

    assertThat(lines()).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(FORBIDDEN));
  }

  @Test
  void recordsThatHoldSecretsDoNotShowThem() {
    SkillableConfig config = SkillableConfig.withDefaults(new Secret(Given.KEY));
    LaunchBody body = new LaunchBody(1, "https://x/1b49", 5L, null, null, 1, null);
    AccessUrlBody access = new AccessUrlBody("https://x/1b49", 1, null);

    assertThat(config + " " + body + " " + access).doesNotContain(FORBIDDEN);
  }

  private static List<Runnable> calls(SkillableLabs labs) {
    List<Runnable> calls = new ArrayList<>();
    calls.add(() -> logAnswer(labs.launch(Given.launch())));
    calls.add(() -> logAnswer(labs.cancel(Given.INSTANCE, Optional.of("Joe Smith left"))));
    calls.add(() -> labs.openLabs(new SkillableUserId("learner-555")));
    calls.add(() -> labs.latestResults(5, report -> {}));
    return calls;
  }

  // As the use cases do: answers are values, and find their way into logs.
  private static void logAnswer(Object answer) {
    LoggerFactory.getLogger("io.labport.test").info("{}", answer);
  }

  private static String thrownBy(Runnable call) {
    try {
      call.run();
      return "";
    } catch (SkillableUnavailableException fault) {
      StringWriter trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  private List<String> lines() {
    return appender.list.stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy()))
        .toList();
  }
}
