package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.server.cli.Terminal.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The commands below {@code labport scorm} against a running server. */
@TestInstance(Lifecycle.PER_CLASS)
class ScormAdministrationTest {
  @TempDir static Path data;

  private LtiWorld world;
  private String id = "";

  @BeforeAll
  void start() throws Exception {
    world = new LtiWorld(data, LmsProfile.PLAIN);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void create() throws Exception {
    id =
        world
            .scormJson("dispatch", "create", "--title=Web servers", "--lab=101")
            .path("id")
            .asText();
  }

  @Test
  void aDispatchTakesSettingsOfEveryKind() throws Exception {
    JsonNode made =
        world.scormJson(
            "dispatch",
            "create",
            "--title=Course",
            "--lab=101=Servers",
            "--lab=100",
            "--flavour=scorm-2004-3rd",
            "--tenant=north",
            "access.notAfter=2099-06-30T22:00:00Z",
            "access.origins=https://lms.example.edu, https://cdn.example.edu",
            "limits.registrations=200",
            "limits.registrationResets=2099-01-01T00:00:00Z",
            "limits.allowNew=false",
            "handling.unproven=deny",
            "handling.language=de",
            "mapping.completion=task-percent:80",
            "mapping.masteryPercent=70",
            "mapping.keepBest=false",
            "mapping.waitForScore=PT5M");

    assertThat(made.path("tenant").asText()).isEqualTo("north");
    assertThat(made.path("flavour").asText()).isEqualTo("scorm-2004-3rd");
    assertThat(made.at("/labs/0/title").asText()).isEqualTo("Servers");
    assertThat(made.at("/labs/1/lab").asInt()).isEqualTo(100);
    assertThat(made.at("/access/origins/1").asText()).isEqualTo("https://cdn.example.edu");
    assertThat(made.at("/limits/registrations").asInt()).isEqualTo(200);
    assertThat(made.at("/limits/allowNew").asBoolean(true)).isFalse();
    assertThat(made.at("/mapping/completion").asText()).isEqualTo("task-percent:80");
    assertThat(made.at("/mapping/masteryPercent").asInt()).isEqualTo(70);
    assertThat(made.at("/mapping/keepBest").asBoolean(true)).isFalse();
    assertThat(ok("dispatch", "list")).contains(made.path("id").asText(), "north", "enabled");
  }

  @Test
  void aChangeIsSeenAndClearedAgain() {
    ok("dispatch", "change", id, "limits.launchesPerDay=7", "title=Servers");
    assertThat(ok("dispatch", "show", id)).contains("title: Servers\n", "launchesPerDay: 7\n");

    ok("dispatch", "change", id, "limits.launchesPerDay=");

    assertThat(ok("dispatch", "show", id)).doesNotContain("launchesPerDay");
  }

  @Test
  void aDispatchIsSwitchedOffAndOnRotatedAndEnded() throws Exception {
    ok("dispatch", "disable", id);
    assertThat(state()).isEqualTo("disabled");
    ok("dispatch", "enable", id);
    assertThat(state()).isEqualTo("enabled");
    ok("dispatch", "rotate", id, "--grace=PT0S");
    assertThat(world.scormJson("dispatch", "show", id).path("generation").asInt()).isEqualTo(2);
    assertThat(ok("events", "--dispatch=" + id)).contains("key-rotated");
    ok("dispatch", "revoke", id);
    assertThat(state()).isEqualTo("revoked");
    assertThat(world.scorm("dispatch", "enable", id).exitCode()).isEqualTo(1);
  }

  @Test
  void originsAreApprovedAndRemoved() throws Exception {
    ok("origins", "approve", id, "https://lms.example.edu");
    assertThat(world.scormJson("dispatch", "show", id).at("/access/origins/0").asText())
        .isEqualTo("https://lms.example.edu");

    ok("origins", "remove", id, "https://lms.example.edu");

    assertThat(world.scormJson("dispatch", "show", id).at("/access/origins")).isEmpty();
    assertThat(world.scorm("origins", "remove", id, "https://lms.example.edu").err())
        .contains("scorm.origin");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(ok("registrations", "list", id)).isEqualTo("none\n");
    assertThat(refused("dispatch", "show", "nosuch")).contains("(scorm.dispatch-unknown)");
    assertThat(refused("registrations", "reset", id, "nosuch"))
        .contains("(scorm.registration-unknown)");
    assertThat(refused("receipt", "NOSUCH")).contains("(scorm.receipt-unknown)");
    assertThat(refused("dispatch", "create", "--title=A", "--lab=101", "limits.colour=red"))
        .startsWith("limits.colour: ")
        .contains("there are registrations,");
    assertThat(refused("dispatch", "change", id, "limits.registrations=many"))
        .startsWith("limits.registrations: ")
        .contains("must be a whole number");
  }

  @Test
  void aPackageForAnLmsIsMadeInOneCommandAndPassesTheCheck(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("lab.zip");

    String made =
        ok("package", "--lab=101", "--title=Web servers", "--for=moodle", "--out=" + file);

    assertThat(ok("check", file.toString())).isEqualTo(file + ": nothing is wrong\n");
    assertThat(made).contains("sha256: ");
    byte[] first = Files.readAllBytes(file);
    String dispatch = made.lines().findFirst().orElse("").replace("dispatch: ", "");
    ok("package", "--dispatch=" + dispatch, "--out=" + file, "--replace");
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void whatIsWrongWithAFileIsListed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("lab.zip"), "no ZIP");

    Ended people = world.scorm("check", file.toString());
    Ended programs = world.scorm("check", file.toString(), "--json");

    assertThat(people.exitCode()).isEqualTo(1);
    assertThat(people.out()).contains("zip-unreadable: ");
    assertThat(programs.out()).contains("\"code\" : \"zip-unreadable\"");
    assertThat(world.scorm("check", folder.resolve("none.zip").toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void anLmsThatForbidsSuchPackagesIsRefusedWithTheReason() {
    assertThat(ok("lms")).contains("moodle", "absorb");
    assertThat(refused("dispatch", "create", "--title=A", "--lab=101", "--for=absorb"))
        .startsWith("for: ")
        .contains("LTI 1.3");
  }

  private String state() throws Exception {
    return world.scormJson("dispatch", "show", id).path("state").asText();
  }

  private String refused(String... words) {
    Ended ended = world.scorm(words);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.errorLines()).hasSize(1);
    return ended.err();
  }

  private String ok(String... words) {
    Ended ended = world.scorm(words);
    assertThat(ended.err()).as(String.join(" ", words)).isEmpty();
    assertThat(ended.exitCode()).isZero();
    return ended.out();
  }
}
