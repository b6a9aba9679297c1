package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.Fault;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.lms.Presentation;
import io.labport.examples.server.nodes.Browser;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the invitation to the reason of a refusal, by an administrator with a terminal. */
class LtiJourneyTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern REFERENCE =
      Pattern.compile("class=\"reference\">\\D*?([A-Z0-9-]{6,})");

  @TempDir Path data;

  private LtiWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new LtiWorld(data, LmsProfile.MOODLE);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void anInvitedMoodleIsListedDisabledAndItsRefusedLaunchExplained() throws Exception {
    String key = register();
    assertThat(world.ok("registrations"))
        .contains("key", "client-id", key, "Campus", "stored", "active", "moodle")
        .contains(world.lms().issuer());
    assertThat(world.ok("invitations")).contains("Campus", "used", key);
    String deployment = world.json("deployments", key).at("/deployments/0/id").asText();
    assertThat(world.ok("block", key, deployment))
        .isEqualTo("deployment " + deployment + " of " + key + " is blocked\n");
    assertThat(page("ada")).contains("lti.");
    assertThat(world.ok("approve", key, deployment)).contains("is active");
    assertThat(world.ok("deployments", key)).contains(deployment, "active");
    assertThat(new Browser().openLab(click("ada"))).isPositive();

    assertThat(world.ok("disable", key)).isEqualTo(key + " is disabled\n");
    String reference = reference(page("ben"));
    await("the report")
        .atMost(LIMIT)
        .until(() -> world.lti("launches", "--outcome=refused").out().contains(reference));

    String launches = world.ok("launches", "--registration", key, "--outcome=refused");
    assertThat(launches).startsWith("reference").contains(reference, "refused");
    String launch = world.ok("launch", reference);
    System.out.println(launch);
    assertThat(launch)
        .startsWith("reference: " + reference)
        .contains("outcome: refused", "result: failed", "correct: ", "\nnumber  result");
    assertThat(world.json("launch", reference).path("checks")).isNotEmpty();
    assertThat(world.ok("enable", key)).isEqualTo(key + " is active\n");
  }

  @Test
  void aRefusedGradeIsSeenAndSentAgain() throws Exception {
    String key = register();
    long lab = new Browser().openLab(click("ada"));
    world.lms().control().always(Endpoint.SCORES, Fault.status(403));
    world.sandbox().control().complete(lab);
    world.sandbox().control().score(lab, new BigDecimal("80"), 100, 70, true);
    await("the refusal")
        .atMost(LIMIT)
        .until(() -> world.lti("grades", "--state=refused").out().contains("FullyGraded 80"));
    world.lms().control().clearFaults();

    JsonNode grade = world.json("grades", "--state=refused").at("/grades/0");
    assertThat(world.ok("grades", "--state=refused", "--registration", key))
        .contains("Completed/FullyGraded 80", grade.path("why").asText())
        .doesNotContain("ada");
    assertThat(world.ok("grades", "--users", "--limit=1")).contains("ada");
    assertThat(world.ok("resend", grade.path("id").asText())).isEqualTo("resent: 1\n");
    await("the grade")
        .atMost(LIMIT)
        .until(() -> world.lms().control().gradeOf(LtiWorld.LINK, "ada").isPresent());
    await("its state")
        .atMost(LIMIT)
        .until(() -> world.lti("grades", "--state=sent").out().contains(key));
    assertThat(world.ok("grades", "--state=refused")).isEqualTo("none\n");
    assertThat(world.ok("resend", "--registration=" + key, "--state=refused"))
        .isEqualTo("resent: 0\n");
  }

  @Test
  void coursesMembersGroupsAndFormerIdsAreShown() throws Exception {
    String key = register();
    assertThat(world.ok("courses", key)).isEqualTo("none\n");
    new Browser().openLab(click("ada"));
    await("the course")
        .atMost(LIMIT)
        .until(() -> world.lti("courses", key).out().contains("Cloud networking"));

    String course = world.json("courses", key).at("/courses/0/id").asText();
    assertThat(world.ok("courses", key, "--limit=1"))
        .contains(course, "members", "There is more: --after=" + course);
    assertThat(world.ok("members", key, course))
        .contains("ada", "tess", "active")
        .doesNotContain("Brook");
    assertThat(world.ok("members", key, course, "--names", "--role=Learner"))
        .contains("Ada Brook")
        .doesNotContain("Okafor");
    assertThat(world.ok("groups", key, course)).isNotBlank();
    assertThat(world.ok("legacy-users", key)).isEqualTo("none\n");
    assertThat(world.ok("legacy-users", key, "--unproven")).isEqualTo("none\n");
    assertThat(world.everythingSaid()).doesNotContain(LtiWorld.TOKEN);
  }

  private String register() throws Exception {
    String invited = world.ok("invite", "Campus", "--family=moodle", "--deployment-policy=approve");
    Matcher link = Pattern.compile("(?m)^link: (http\\S+)$").matcher(invited);
    assertThat(link.find()).isTrue();
    assertThat(world.ok("invitations")).contains("Campus", "open").doesNotContain(link.group(1));
    world.registerAtTheLms(link.group(1));
    world.lms().administration().turn(true);
    return world.json("registrations").at("/registrations/0/key").asText();
  }

  private URI click(String user) {
    return world.lms().launchUrl(LtiWorld.LINK, user, Presentation.WINDOW);
  }

  private String page(String user) {
    return new Browser().read(click(user));
  }

  private static String reference(String page) {
    Matcher reference = REFERENCE.matcher(page);
    assertThat(reference.find()).as(page).isTrue();
    return reference.group(1);
  }
}
