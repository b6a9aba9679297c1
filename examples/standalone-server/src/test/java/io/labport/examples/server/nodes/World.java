package io.labport.examples.server.nodes;

import static org.awaitility.Awaitility.await;

import io.labport.core.runtime.Labport;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.Presentation;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.ScoreAttempt;
import io.labport.examples.lms.ToolRegistration;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.SkillableSandbox;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is around the nodes and outlives them: Skillable, the LMS and the public address. */
final class World implements AutoCloseable {
  static final String LINK = "l1";
  private static final Duration GRADE_LIMIT = Duration.ofSeconds(40);
  private static final Duration STAYS = Duration.ofSeconds(2);

  private final SkillableSandbox sandbox = SkillableSandbox.builder().start();
  private final FrontDoor door = new FrontDoor();
  private final SampleLms lms;
  private final String keyset = Labport.newKeyset();

  World() {
    URI tool = door.address();
    lms =
        SampleLms.builder()
            .course(
                Course.of(
                    "c1",
                    "SEC-1",
                    "Web servers",
                    List.of(Link.graded(LINK, "Lab one", Map.of("labid", "101"))),
                    List.of(
                        Member.student("ada", "Ada", "Brook"),
                        Member.student("ben", "Ben", "Ferreira"))))
            .tool(
                ToolRegistration.of(
                    "tool-1",
                    "dep-1",
                    tool.resolve("/lti/login/sample"),
                    tool.resolve("/lti/launch"),
                    tool.resolve("/lti/launch"),
                    tool.resolve("/lti/jwks")))
            .start();
  }

  SkillableSandbox sandbox() {
    return sandbox;
  }

  SampleLms lms() {
    return lms;
  }

  FrontDoor door() {
    return door;
  }

  /** The configuration of a node; where its data lie is added. */
  Map<String, String> config(Map<String, String> data) {
    Map<String, String> config = new HashMap<>(data);
    config.put("server.host", "127.0.0.1");
    config.putIfAbsent("server.port", "0");
    config.put("web.public-url", door.address().toString());
    config.put("secrets.keyset", keyset);
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("tracking.poll-interval", "PT1S");
    config.put("tracking.idle-poll-interval", "PT1S");
    config.put("tracking.score-grace", "PT1S");
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8,::1/128");
    config.put("outbound.ports", Integer.toString(lms.baseUrl().getPort()));
    config.put("adapters.lti.allow-http", "true");
    String registration = "adapters.lti.registrations.sample.";
    config.put(registration + "issuer", lms.issuer());
    config.put(registration + "client-id", "tool-1");
    config.put(registration + "deployments", "dep-1");
    config.put(registration + "authorization-endpoint", lms.authorizationUrl().toString());
    config.put(registration + "token-endpoint", lms.tokenUrl().toString());
    config.put(registration + "jwks-uri", lms.keysUrl().toString());
    return config;
  }

  /** Where a click on the course page leads. */
  URI click(String user) {
    return lms.launchUrl(LINK, user, Presentation.WINDOW);
  }

  int launches() {
    return sandbox.control().calls("launch");
  }

  List<LabView> openLabs() {
    return sandbox.control().labs().stream().filter(lab -> lab.end() == null).toList();
  }

  /** The learner submits, and the lab is scored. */
  void finish(long instance, String score) {
    sandbox.control().complete(instance);
    sandbox.control().score(instance, new BigDecimal(score), 100, 50, true);
  }

  /** Waits for the score in the gradebook, and that nothing is sent again. */
  void awaitGradeOnce(String user, String score) {
    await("the grade")
        .atMost(GRADE_LIMIT)
        .until(
            () ->
                lms.control()
                    .gradeOf(LINK, user)
                    .flatMap(grade -> grade.score())
                    .filter(given -> given.compareTo(new BigDecimal(score)) == 0)
                    .isPresent());
    await("and it alone")
        .during(STAYS)
        .atMost(STAYS.multipliedBy(2))
        .until(() -> accepted(user) == 1);
  }

  /** How many scores of the learner the gradebook took. */
  long accepted(String user) {
    return lms.control().scores(LINK, user).stream().filter(ScoreAttempt::accepted).count();
  }

  @Override
  public void close() {
    lms.close();
    door.close();
    sandbox.close();
  }
}
